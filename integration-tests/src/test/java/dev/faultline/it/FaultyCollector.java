// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import javax.net.ServerSocketFactory;

/**
 * A collector that goes wrong in a way of choice, down to the bytes on the connection. While it is
 * {@linkplain Fault#NONE well} it keeps batches by their id, as the real one does.
 */
final class FaultyCollector implements AutoCloseable {

  /** What it does with a request. */
  enum Fault {
    NONE,
    /** Nobody listens. */
    REFUSES,
    /** Takes the request and never answers. */
    BLACK_HOLE,
    /** Ends the connection in the midst of the request, rudely. */
    RESETS,
    /** Stores the batch and ends the connection without an answer. */
    FORGETS_TO_ANSWER,
    /** Answers a byte now and then. */
    SLOW_LORIS,
    TOO_MANY_BARE,
    TOO_MANY_SECONDS,
    TOO_MANY_DATE,
    UNAVAILABLE,
    UNAUTHORIZED,
    GZIP_BOMB,
    GARBAGE,
    ENDLESS
  }

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ServerSocketFactory sockets;
  private final int port;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, JsonNode> accepted = new LinkedHashMap<>();
  private final List<String> answers = new ArrayList<>();
  private volatile Fault fault;
  private volatile String settings = "{}";
  private volatile ServerSocket server;

  FaultyCollector(Fault fault) throws IOException {
    this(fault, ServerSocketFactory.getDefault());
  }

  FaultyCollector(Fault fault, ServerSocketFactory sockets) throws IOException {
    this.fault = fault;
    this.sockets = sockets;
    server = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    port = server.getLocalPort();
    become(fault);
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  /** What it asks for with each answer. */
  void settings(String json) {
    settings = json;
  }

  void become(Fault next) throws IOException {
    fault = next;
    if (next == Fault.REFUSES) {
      server.close();
      return;
    }
    if (server.isClosed()) {
      server = sockets.createServerSocket(port, 50, InetAddress.getLoopbackAddress());
    }
    ServerSocket listening = server;
    threads.execute(() -> accept(listening));
  }

  /** Of batches that were stored, whatever was answered. */
  synchronized List<JsonNode> accepted() {
    return List.copyOf(accepted.values());
  }

  List<JsonNode> items(String kind) {
    List<JsonNode> items = new ArrayList<>();
    accepted().forEach(batch -> batch.path(kind).forEach(items::add));
    return items;
  }

  /** How often it was asked, be the answer what it may. */
  synchronized int requests() {
    return answers.size();
  }

  private void accept(ServerSocket listening) {
    while (!listening.isClosed()) {
      try {
        Socket agent = listening.accept();
        threads.execute(() -> serve(agent));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket agent) {
    try (agent) {
      InputStream in = agent.getInputStream();
      while (serveOne(agent, in)) {
        agent.getOutputStream().flush();
      }
    } catch (IOException | InterruptedException over) {
      // the agent has gone, or the test is over
    }
  }

  private boolean serveOne(Socket agent, InputStream in) throws IOException, InterruptedException {
    String head = head(in);
    if (head.isEmpty()) {
      return false;
    }
    synchronized (this) {
      answers.add(fault.name());
    }
    if (fault == Fault.RESETS) {
      in.read(new byte[10]);
      agent.setSoLinger(true, 0);
      return false;
    }
    byte[] body = in.readNBytes(length(head));
    JsonNode batch = head.startsWith("POST") ? batch(head, body) : null;
    return answer(agent, batch);
  }

  private boolean answer(Socket agent, JsonNode batch) throws IOException, InterruptedException {
    OutputStream out = agent.getOutputStream();
    switch (fault) {
      case BLACK_HOLE -> Thread.sleep(120_000);
      case FORGETS_TO_ANSWER -> keep(batch);
      case SLOW_LORIS -> {
        for (byte b :
            "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII)) {
          out.write(b);
          out.flush();
          Thread.sleep(500);
        }
      }
      case TOO_MANY_BARE -> status(out, "429 Too Many Requests", "");
      case TOO_MANY_SECONDS -> status(out, "429 Too Many Requests", "Retry-After: 1\r\n");
      case TOO_MANY_DATE -> status(out, "429 Too Many Requests", "Retry-After: " + soon() + "\r\n");
      case UNAVAILABLE -> status(out, "503 Service Unavailable", "");
      case UNAUTHORIZED -> status(out, "401 Unauthorized", "");
      case GZIP_BOMB -> bomb(out);
      case GARBAGE ->
          out.write("\0\1\2 what? \377\r\n\r\n{{{{".getBytes(StandardCharsets.ISO_8859_1));
      case ENDLESS -> endless(out);
      default -> {
        keep(batch);
        String json =
            batch == null
                ? ""
                : "{\"batch\":\""
                    + batch.get("id").asText()
                    + "\",\"settings\":"
                    + settings
                    + ",\"refused\":[]}";
        out.write(
            ("HTTP/1.1 200 OK\r\nContent-Length: " + json.length() + "\r\n\r\n" + json)
                .getBytes(StandardCharsets.US_ASCII));
        return true;
      }
    }
    out.flush();
    return false;
  }

  private synchronized void keep(JsonNode batch) {
    if (batch != null) {
      accepted.putIfAbsent(batch.get("id").asText(), batch);
    }
  }

  private static String soon() {
    return ZonedDateTime.now(ZoneOffset.UTC)
        .plusSeconds(2)
        .format(DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT));
  }

  private static void status(OutputStream out, String status, String header) throws IOException {
    out.write(
        ("HTTP/1.1 " + status + "\r\n" + header + "Content-Length: 0\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII));
  }

  /** 1 GB of spaces, compressed, though nobody asked for compression. */
  private static void bomb(OutputStream out) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      byte[] spaces = new byte[1 << 20];
      for (int i = 0; i < 1_024; i++) {
        gzip.write(spaces);
      }
    }
    out.write(
        ("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Type: application/json\r\n"
                + "Content-Length: "
                + bytes.size()
                + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII));
    bytes.writeTo(out);
  }

  private static void endless(OutputStream out) throws IOException {
    out.write(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII));
    byte[] chunk = ("10000\r\n" + " ".repeat(65_536) + "\r\n").getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < 100_000; i++) {
      out.write(chunk);
    }
  }

  private static JsonNode batch(String head, byte[] body) throws IOException {
    InputStream in = new ByteArrayInputStream(body);
    boolean gzip = head.toLowerCase(Locale.ROOT).contains("content-encoding: gzip");
    return JSON.readTree(gzip ? new GZIPInputStream(in) : in);
  }

  private static int length(String head) {
    for (String line : head.split("\r\n")) {
      if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        return Integer.parseInt(line.substring(line.indexOf(':') + 1).trim());
      }
    }
    return 0;
  }

  /** Up to the empty line. */
  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        return "";
      }
      head.append((char) next);
    }
    return head.toString();
  }

  @Override
  public void close() throws IOException {
    server.close();
    threads.shutdownNow();
  }
}
