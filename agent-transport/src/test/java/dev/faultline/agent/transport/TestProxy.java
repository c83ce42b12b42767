// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.transport;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A real HTTP proxy: tunnels, and passes on what is not encrypted. It may ask who is there. */
final class TestProxy implements AutoCloseable {

  private final ServerSocket server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final @Nullable String authorization;
  private final List<String> seen = new CopyOnWriteArrayList<>();

  /**
   * @param authorization what it must be told; {@code null} where it lets everyone through
   */
  TestProxy(@Nullable String authorization) throws IOException {
    this.authorization = authorization;
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  String address() {
    return "127.0.0.1:" + server.getLocalPort();
  }

  /** First line of every request, with {@code refused} where it was. */
  List<String> seen() {
    return seen;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        threads.execute(() -> serve(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      InputStream in = client.getInputStream();
      String head = head(in);
      String line = head.lines().findFirst().orElse("");
      boolean allowed =
          authorization == null || head.contains("Proxy-Authorization: " + authorization + "\r\n");
      seen.add(line + (allowed ? "" : " refused"));
      if (!allowed) {
        write(
            client,
            "HTTP/1.1 407 Who?\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length:"
                + " 0\r\nConnection: close\r\n\r\n");
        return;
      }
      String[] parts = line.split(" ");
      URI target = URI.create(parts[0].equals("CONNECT") ? "tcp://" + parts[1] : parts[1]);
      try (Socket collector = new Socket(target.getHost(), target.getPort())) {
        if (parts[0].equals("CONNECT")) {
          write(client, "HTTP/1.1 200 OK\r\n\r\n");
        } else {
          write(collector, head.replace(parts[1], target.getPath()));
        }
        threads.execute(() -> copy(client, collector));
        collector.getInputStream().transferTo(client.getOutputStream());
      }
    } catch (IOException over) {
      // one of the two has gone
    }
  }

  private static void copy(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException over) {
      // one of the two has gone
    }
  }

  /** Up to the empty line, a byte at a time, so that nothing of the body is taken. */
  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        break;
      }
      head.append((char) next);
    }
    return head.toString();
  }

  private static void write(Socket to, String text) throws IOException {
    OutputStream out = to.getOutputStream();
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    server.close();
    threads.shutdownNow();
  }
}
