// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.record;

import java.io.FileDescriptor;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** Files, sockets and addresses: what is at their other end. */
final class ConnectionTexts {

  private final JdkFields fields;

  ConnectionTexts(JdkFields fields) {
    this.fields = fields;
  }

  /**
   * @param level a class of the object
   * @return {@link TextsByField#NONE} where the class is none of these, {@code null} where the
   *     object is better shown by its fields
   */
  @Nullable String of(Object object, Class<?> level) {
    switch (level.getName()) {
      case "java.io.FileInputStream":
      case "java.io.FileOutputStream":
      case "java.io.RandomAccessFile":
        return file(object, level);
      case "java.io.FileDescriptor":
        return descriptor(object);
      case "java.net.URL":
        return url(object, level);
      case "java.net.Socket":
        return socket(object, level);
      case "java.net.ServerSocket":
        return serverSocket(object, level);
      default:
        return TextsByField.NONE;
    }
  }

  private @Nullable String file(Object object, Class<?> level) {
    Object path = fields.get(object, level, "path");
    Object descriptor = fields.get(object, level, "fd");
    String closed = fields.getBoolean(object, level, "closed") ? " (closed)" : "";
    if (path instanceof String) {
      return path + closed;
    }
    return descriptor == null ? null : descriptor(descriptor) + closed;
  }

  private String descriptor(Object descriptor) {
    int number = fields.getInt(descriptor, FileDescriptor.class, "fd");
    return number < 0 ? "closed" : "descriptor " + number;
  }

  /** Not by {@code toString}, which asks a handler that may be the application's. */
  private String url(Object object, Class<?> level) {
    Object authority = fields.get(object, level, "authority");
    Object file = fields.get(object, level, "file");
    Object reference = fields.get(object, level, "ref");
    return fields.get(object, level, "protocol")
        + ":"
        + (authority == null || "".equals(authority) ? "" : "//" + authority)
        + (file == null ? "" : file)
        + (reference == null ? "" : "#" + reference);
  }

  private @Nullable Object implementation(Object socket, Class<?> level) {
    Object current = fields.get(socket, level, "impl");
    for (int i = 0; current != null && i < 4; i++) {
      Object next = fields.get(current, "delegate");
      if (next == null) {
        return current;
      }
      current = next;
    }
    return current;
  }

  private @Nullable String socket(Object object, Class<?> level) {
    Object socket = implementation(object, level);
    if (socket == null) {
      return "not connected";
    }
    Object address = fields.get(socket, "address");
    int port = fields.getInt(socket, "port");
    return address == null || port <= 0
        ? "not connected"
        : address(address) + ":" + port + " from port " + fields.getInt(socket, "localport");
  }

  private @Nullable String serverSocket(Object object, Class<?> level) {
    Object socket = implementation(object, level);
    int port = socket == null ? 0 : fields.getInt(socket, "localport");
    return port <= 0 ? "not bound" : "port " + port;
  }

  private static @Nullable String address(Object address) {
    String type = address.getClass().getName();
    return type.equals("java.net.Inet4Address") || type.equals("java.net.Inet6Address")
        ? ((InetAddress) address).toString()
        : type;
  }
}
