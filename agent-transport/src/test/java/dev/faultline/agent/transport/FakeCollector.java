// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.transport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/**
 * A real HTTP server that answers as a test tells it: the next reaction in turn, and after the last
 * one as a collector does. It keeps what it accepted, and every request.
 */
final class FakeCollector implements AutoCloseable {

  /** How one request is answered. */
  interface Reaction {
    void answer(HttpExchange exchange, JsonNode batch) throws IOException;
  }

  static {
    // else the server waits 40 ms between the headers and the body of an answer
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Queue<Reaction> reactions = new ConcurrentLinkedQueue<>();
  private final List<JsonNode> accepted = new ArrayList<>();
  private final List<String> requests = new ArrayList<>();
  private final List<Long> times = new ArrayList<>();
  private final Map<String, byte[]> classes = new ConcurrentHashMap<>();
  private volatile String settings = "{}";
  private volatile String refused = "[]";
  private volatile String token = "secret-token";

  FakeCollector() throws IOException {
    this(0);
  }

  FakeCollector(int port) throws IOException {
    this(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0));
  }

  /** One that speaks TLS. */
  static FakeCollector secure(SSLContext context, boolean asksForCertificate) throws IOException {
    return secure(0, context, asksForCertificate);
  }

  static FakeCollector secure(int port, SSLContext context, boolean asksForCertificate)
      throws IOException {
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(context) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters wanted = context.getDefaultSSLParameters();
            wanted.setNeedClientAuth(asksForCertificate);
            parameters.setSSLParameters(wanted);
          }
        });
    return new FakeCollector(server);
  }

  private FakeCollector(HttpServer server) {
    this.server = server;
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  String url() {
    return (server instanceof HttpsServer ? "https" : "http") + "://127.0.0.1:" + port();
  }

  /** For the next requests, in turn. */
  FakeCollector reactTo(Reaction... next) {
    reactions.addAll(List.of(next));
    return this;
  }

  void settings(String json) {
    settings = json;
  }

  void refuse(String json) {
    refused = json;
  }

  void expect(String newToken) {
    token = newToken;
  }

  static Reaction status(int status, String... headers) {
    return (exchange, batch) -> {
      for (int i = 0; i < headers.length; i += 2) {
        exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
      }
      send(exchange, status, "{\"title\":\"no\",\"status\":" + status + ",\"detail\":\"why\"}");
    };
  }

  static Reaction body(int status, String body) {
    return (exchange, batch) -> send(exchange, status, body);
  }

  Reaction accept() {
    return this::accept;
  }

  static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  synchronized List<JsonNode> accepted() {
    return List.copyOf(accepted);
  }

  /** All items of one kind that were accepted. */
  List<JsonNode> items(String kind) {
    List<JsonNode> items = new ArrayList<>();
    accepted().forEach(batch -> batch.path(kind).forEach(items::add));
    return items;
  }

  /** Method, path and headers of interest of every request. */
  synchronized List<String> requests() {
    return List.copyOf(requests);
  }

  synchronized List<Long> times() {
    return List.copyOf(times);
  }

  Map<String, byte[]> classes() {
    return classes;
  }

  void await(BooleanSupplier condition) {
    long until = System.nanoTime() + 10_000_000_000L;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > until) {
        throw new AssertionError("not within 10 s; requests: " + requests());
      }
      try {
        Thread.sleep(5);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String encoding = exchange.getRequestHeaders().getFirst("Content-Encoding");
    synchronized (this) {
      times.add(System.nanoTime() / 1_000_000);
      requests.add(
          exchange.getRequestMethod()
              + " "
              + exchange.getRequestURI()
              + " "
              + exchange.getRequestHeaders().getFirst("Authorization")
              + " "
              + exchange.getRequestHeaders().getFirst("Content-Type")
              + " "
              + encoding);
    }
    if (exchange.getRequestMethod().equals("PUT")) {
      String path = exchange.getRequestURI().getPath();
      classes.put(path.substring(path.lastIndexOf('/') + 1), body);
      exchange.sendResponseHeaders(204, -1);
      exchange.close();
      return;
    }
    InputStream in = new ByteArrayInputStream(body);
    JsonNode batch = JSON.readTree("gzip".equals(encoding) ? new GZIPInputStream(in) : in);
    Reaction reaction = reactions.poll();
    (reaction == null ? accept() : reaction).answer(exchange, batch);
  }

  private void accept(HttpExchange exchange, JsonNode batch) throws IOException {
    if (!("Bearer " + token).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      status(401).answer(exchange, batch);
      return;
    }
    keep(batch);
    send(exchange, 200, answerTo(batch));
  }

  String answerTo(JsonNode batch) {
    return "{\"batch\":\""
        + batch.get("id").asText()
        + "\",\"duplicate\":false,\"accepted\":1,\"unknown\":{\"a\":[1]},\"refused\":"
        + refused
        + ",\"settings\":"
        + settings
        + "}";
  }

  synchronized void keep(JsonNode batch) {
    boolean known = accepted.stream().anyMatch(b -> b.get("id").equals(batch.get("id")));
    if (!known) {
      accepted.add(batch);
    }
  }
}
