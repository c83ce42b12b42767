// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.store;

import dev.faultline.collector.model.ClassFile;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** Class files by the hash of their content. */
public interface ClassFileRepository {

  Optional<ClassFile> find(String sha256);

  /** Those of the given hashes that are not here; none while there is no room for more. */
  Set<String> wanted(Collection<String> sha256);
}
