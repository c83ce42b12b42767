// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.record;

/**
 * What must not be recorded. Implementations are called on the application's thread: no lock, no
 * exception, little time.
 */
public interface Redaction {

  /** Whether what has this name (variable, field, map key, header, property) is a secret. */
  boolean redactsName(CharSequence name);

  /** Whether instances of the class are not to be looked into. */
  boolean redactsType(String className);

  /** The text with the secrets in it replaced; the same instance where there are none. */
  String redactText(String text);
}
