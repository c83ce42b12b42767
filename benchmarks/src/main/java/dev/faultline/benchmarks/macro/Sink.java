// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.benchmarks.macro;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/** In the collector's place: takes all, keeps nothing, answers as a collector does. */
final class Sink implements AgentTarget {

  private final HttpServer server;
  private final JsonFactory json = new JsonFactory();

  Sink() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @Override
  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public String description() {
    return "a sink that answers 200";
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      boolean packed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
      InputStream sent = exchange.getRequestBody();
      String id = batchId(packed ? new GZIPInputStream(sent) : sent);
      byte[] answer =
          ("{\"batch\":\""
                  + id
                  + "\",\"duplicate\":false,\"accepted\":0,\"refused\":[],\"settings\":{}}")
              .getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  private String batchId(InputStream body) throws IOException {
    String id = "";
    try (JsonParser parser = json.createParser(body)) {
      int depth = 0;
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        if (depth == 1 && token == JsonToken.FIELD_NAME && "id".equals(parser.currentName())) {
          id = parser.nextTextValue();
        }
      }
    }
    return id;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
