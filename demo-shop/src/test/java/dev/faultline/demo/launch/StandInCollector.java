// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.launch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A collector as far as {@code ./demo} can tell, for tests of the demo alone: listens, keeps a
 * file, and has two events as soon as the {@link StandInAgent} has said a word.
 */
public final class StandInCollector {
  private static final String EVENTS =
      """
      {"events": [
        {"id": "e1", "kind": "UNCAUGHT", "types": ["java.lang.NullPointerException"], "count": 3,
         "location": {"class": "dev.faultline.demo.shop.pricing.PriceCalculator", "method": "tax"}},
        {"id": "e2", "kind": "LOGGED_WARNING", "types": [], "count": 12, "location": null}
      ], "next": null}
      """;

  private static volatile boolean agentSpoke;

  private StandInCollector() {}

  public static void main(String[] arguments) throws IOException {
    if (System.getenv("FAULTLINE_BOOTSTRAP_TOKEN") == null) {
      throw new IllegalStateException("no token");
    }
    int port = Integer.parseInt(arguments[1]);
    Path data = Files.createDirectories(Path.of(arguments[3]));
    Files.writeString(data.resolve("store"), "kept");
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext("/health/ready", exchange -> answer(exchange, 200, "ready"));
    server.createContext("/spoke", StandInCollector::agentSpeaks);
    server.createContext("/api/v1/events", StandInCollector::events);
    server.start();
    System.out.println("Sign in once: http://127.0.0.1:" + port + "/sign-in/once-only");
  }

  private static void agentSpeaks(HttpExchange exchange) throws IOException {
    agentSpoke = isAllowed(exchange);
    answer(exchange, agentSpoke ? 200 : 401, "");
  }

  private static void events(HttpExchange exchange) throws IOException {
    if (isAllowed(exchange)) {
      answer(exchange, 200, agentSpoke ? EVENTS : "{\"events\": []}");
    } else {
      answer(exchange, 401, "unknown token");
    }
  }

  private static boolean isAllowed(HttpExchange exchange) {
    String expected = "Bearer " + System.getenv("FAULTLINE_BOOTSTRAP_TOKEN");
    return expected.equals(exchange.getRequestHeaders().getFirst("Authorization"));
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
