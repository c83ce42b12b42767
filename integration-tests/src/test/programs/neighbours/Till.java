// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.URL;

/** Serves, fails while it does, and fails once more on a thread of its own. */
public class Till {

  public static void main(String[] arguments) throws Exception {
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext("/", Till::answer);
    server.start();
    for (int order = 40; order < 43; order++) {
      URL url = new URL("http://127.0.0.1:" + server.getAddress().getPort() + "/" + order);
      HttpURLConnection connection = (HttpURLConnection) url.openConnection();
      System.out.println(connection.getResponseCode() + " " + text(connection));
    }
    server.stop(0);
    Thread seller = new Thread(() -> sell(7, "bob"), "seller");
    seller.setUncaughtExceptionHandler((thread, e) -> System.out.println("over: " + e));
    seller.start();
    seller.join();
    System.out.println("closed");
  }

  private static String text(HttpURLConnection connection) throws IOException {
    return new BufferedReader(new InputStreamReader(connection.getErrorStream())).readLine();
  }

  private static void answer(HttpExchange exchange) throws IOException {
    byte[] text;
    int status = 200;
    try {
      text = ("sold " + refund(exchange.getRequestURI().getPath())).getBytes("US-ASCII");
    } catch (IllegalStateException e) {
      text = ("failed: " + e.getMessage()).getBytes("US-ASCII");
      status = 500;
    }
    exchange.sendResponseHeaders(status, text.length);
    exchange.getResponseBody().write(text);
    exchange.close();
  }

  static int refund(String path) {
    int order = Integer.parseInt(path.substring(1));
    if (order < 1000) {
      throw new IllegalStateException("no order " + order);
    }
    return order;
  }

  static int sell(int amount, String customer) {
    return Integer.parseInt(customer) * amount;
  }
}
