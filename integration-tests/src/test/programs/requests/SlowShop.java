import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.URL;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Requests that are quick, and some that are not; a report that is timed. */
public class SlowShop {

  public static void main(String[] arguments) throws Exception {
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    ExecutorService pool = Executors.newFixedThreadPool(2);
    server.setExecutor(pool);
    server.createContext("/", new Orders());
    server.start();
    String base = "http://127.0.0.1:" + server.getAddress().getPort();
    for (int i = 1; i <= 60; i++) {
      ask(base + "/orders/" + i + "?in=0");
    }
    // what is usual is learned every two seconds
    Thread.sleep(3_000);
    ask(base + "/orders/61?in=2200");
    ask(base + "/orders/62?in=1300");
    Reports reports = new Reports();
    System.out.println(reports.yearly(2026, "acme", "hunter2hunter2", 0.5, 600));
    System.out.println(reports.yearly(2027, "acme", "hunter2hunter2", 0.5, 0));
    try {
      reports.fail(400);
    } catch (IllegalStateException e) {
      System.out.println(e.getMessage());
    }
    server.stop(0);
    pool.shutdown();
  }

  static void ask(String address) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) new URL(address).openConnection();
    InputStream body = connection.getInputStream();
    while (body.read() >= 0) {}
    System.out.println(connection.getResponseCode() + " " + new URL(address).getPath());
  }

  static class Reports {

    long yearly(int year, String tenant, String password, double share, long wait) {
      long sum = year;
      Pause.of(wait);
      return sum + tenant.length() + password.length() + (long) share;
    }

    void fail(long wait) {
      Pause.of(wait);
      throw new IllegalStateException("no report");
    }
  }

  static class Pause {
    static void of(long millis) {
      try {
        Thread.sleep(millis);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  static class Orders implements HttpHandler {

    @Override
    public void handle(HttpExchange exchange) throws IOException {
      String query = exchange.getRequestURI().getQuery();
      answer(exchange, stock(Long.parseLong(query.substring(3))));
    }

    private int stock(long wait) {
      Pause.of(wait);
      return 200;
    }

    private void answer(HttpExchange exchange, int status) throws IOException {
      exchange.sendResponseHeaders(status, -1);
      exchange.close();
    }
  }
}
