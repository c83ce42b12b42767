// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.explain;

import java.util.Map;

/**
 * A class and those of its nested classes that are known, to be decompiled as one source file.
 *
 * @param root internal name of the outermost class of the bundle
 * @param classFiles by internal name, the root's included
 */
record ClassBundle(String root, Map<String, byte[]> classFiles) {
  ClassBundle {
    if (!classFiles.containsKey(root)) {
      throw new IllegalArgumentException("The bundle lacks its root " + root);
    }
    classFiles = Map.copyOf(classFiles);
  }
}
