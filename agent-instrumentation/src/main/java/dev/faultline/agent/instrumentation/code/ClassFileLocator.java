// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.code;

import dev.faultline.agent.core.model.CodeReference;
import java.net.URL;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Remembers where class files came from, at the price of a checksum: the file is read again by the
 * sending thread where a frame of it is recorded. What came from no file or jar is kept in memory,
 * within bounds.
 */
public final class ClassFileLocator {

  private final KeptBytes kept = new KeptBytes();

  /**
   * Called while a class is transformed, so it touches neither the class loader nor the handler of
   * the location's protocol.
   *
   * @param internalName with slashes
   * @param bytes the class file; kept only where it can't be read again
   */
  public CodeReference locate(
      String internalName, @Nullable ProtectionDomain domain, byte[] bytes) {
    CRC32 checksum = new CRC32();
    checksum.update(bytes, 0, bytes.length);
    CodeSource source = domain == null ? null : domain.getCodeSource();
    URL location = source == null ? null : source.getLocation();
    String protocol = location == null ? "" : location.getProtocol();
    boolean readable = protocol.equals("file") || protocol.equals("jar");
    byte[] copy = !readable && kept.take(bytes.length) ? bytes.clone() : null;
    return new LocatedClassFile(
        internalName,
        location == null ? null : location.getPath(),
        readable,
        checksum.getValue(),
        copy);
  }
}
