// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package corpus;

/** Loads an artifact, and what it needs from all others. */
final class ArtifactLoader extends ClassLoader {

  private final String artifact;
  private final Artifacts artifacts;
  private final Variant variant;
  private final Findings findings;

  ArtifactLoader(String artifact, Artifacts artifacts, Variant variant, Findings findings) {
    super(ClassLoader.getSystemClassLoader().getParent());
    this.artifact = artifact;
    this.artifacts = artifacts;
    this.variant = variant;
    this.findings = findings;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] bytes = read(name);
    if (bytes == null) {
      throw new ClassNotFoundException(name);
    }
    Observer.DEFINED.remove();
    try {
      return defineClass(name, bytes, 0, bytes.length);
    } finally {
      byte[] defined = Observer.DEFINED.get();
      Observer.DEFINED.remove();
      if (defined != null) {
        findings.defined(name, bytes, defined);
      }
    }
  }

  /** A class file in the form in which it is loaded; null where there is none. */
  byte[] read(String name) {
    byte[] bytes = artifacts.read(artifact, name);
    return bytes == null ? null : variant.of(bytes);
  }
}
