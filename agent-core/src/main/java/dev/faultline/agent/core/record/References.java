// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.record;

import java.lang.ref.Reference;

/**
 * Weak and soft references, whose target the garbage collector must be asked for and which reading
 * would keep alive.
 */
final class References {

  private References() {}

  static boolean isReferent(Object object, String field) {
    return object instanceof Reference && field.equals("referent");
  }
}
