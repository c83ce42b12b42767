import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.URL;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Requests to the JDK's own server, from one thread, so that they come one after the other. */
public class JdkServerShop {

  static final ScheduledExecutorService CLOCK = Executors.newScheduledThreadPool(1);
  static final CountDownLatch LATER = new CountDownLatch(2);

  public static void main(String[] arguments) throws Exception {
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext("/", new Orders());
    server.start();
    String base = "http://127.0.0.1:" + server.getAddress().getPort();
    for (int i = 1; i <= 3; i++) {
      ask(base + "/fine/" + i);
    }
    for (int i = 1; i <= 5; i++) {
      ask(base + "/busy?order=o-" + i + "&password=hunter2hunter2");
    }
    for (int i = 1; i <= 2; i++) {
      ask(base + "/handled/" + i + ";jsessionid=Xq7vZt3kLm");
    }
    ask(base + "/orders/17?coupon=summer&api%5Fkey=hunter2hunter2");
    ask(base + "/logged/4");
    ask(base + "/tasks");
    LATER.await(20, TimeUnit.SECONDS);
    CLOCK.shutdown();
    server.stop(0);
  }

  static void ask(String address) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) new URL(address).openConnection();
    connection.setRequestProperty("Authorization", "Bearer hunter2hunter2");
    connection.setRequestProperty("X-Tenant", "acme");
    connection.setRequestProperty(
        "traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
    try {
      int status = connection.getResponseCode();
      InputStream body =
          status < 400 ? connection.getInputStream() : connection.getErrorStream();
      while (body != null && body.read() >= 0) {}
      System.out.println(status + " " + new URL(address).getPath());
    } catch (IOException closed) {
      System.out.println("no answer " + new URL(address).getPath());
    }
  }

  static class Orders implements HttpHandler {

    @Override
    public void handle(HttpExchange exchange) throws IOException {
      String path = exchange.getRequestURI().getPath();
      if (path.startsWith("/busy")) {
        refuse(exchange, 503);
      } else if (path.startsWith("/handled")) {
        handle(exchange, path.length());
      } else if (path.startsWith("/orders")) {
        fail(exchange, "o-17");
      } else if (path.startsWith("/logged")) {
        java.util.logging.Logger.getLogger("shop.Orders").severe("order refused");
        refuse(exchange, 500);
      } else if (path.startsWith("/tasks")) {
        CLOCK.schedule(this::scheduled, 20, TimeUnit.MILLISECONDS);
        CompletableFuture<Void> first = new CompletableFuture<>();
        first.thenRunAsync(this::followed);
        first.complete(null);
        answer(exchange, 200);
      } else {
        answer(exchange, 200);
      }
    }

    private void scheduled() {
      try {
        throw new UnsupportedOperationException("scheduled");
      } catch (UnsupportedOperationException e) {
        System.setProperty("shop.scheduled", e.getMessage());
      }
      LATER.countDown();
    }

    private void followed() {
      try {
        throw new ArithmeticException("followed");
      } catch (ArithmeticException e) {
        System.setProperty("shop.followed", e.getMessage());
      }
      LATER.countDown();
    }

    private void refuse(HttpExchange exchange, int status) throws IOException {
      answer(exchange, status);
    }

    private void handle(HttpExchange exchange, int amount) throws IOException {
      try {
        pay(amount);
      } catch (IllegalArgumentException e) {
        answer(exchange, e.getMessage().length() > 3 ? 500 : 501);
      }
    }

    private void pay(int amount) {
      throw new IllegalArgumentException("no money for " + amount);
    }

    private void fail(HttpExchange exchange, String order) {
      throw new IllegalStateException("order " + order + " failed");
    }

    private void answer(HttpExchange exchange, int status) throws IOException {
      exchange.sendResponseHeaders(status, -1);
      exchange.close();
    }
  }
}
