import com.sun.net.httpserver.HttpServer;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * What a request to the JDK's own server costs that does nothing, and a task that is handed over to
 * a pool; prints nanoseconds for each, the median of rounds. For docs/performance.md: to be run with
 * and without the agent, in turn.
 */
public class RequestCost {

  private static final int ROUNDS = 15;
  private static final int REQUESTS = 5_000;
  private static final int TASKS = 100_000;

  public static void main(String[] arguments) throws Exception {
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    long request = requests(server.getAddress().getPort());
    server.stop(0);
    System.out.println("request " + request + ", task " + tasks());
  }

  private static long requests(int port) throws Exception {
    byte[] text =
        "GET /orders/17?a=b HTTP/1.1\r\nHost: localhost\r\nAccept: */*\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII);
    byte[] answer = new byte[1_024];
    long[] nanos = new long[ROUNDS];
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setTcpNoDelay(true);
      OutputStream out = socket.getOutputStream();
      InputStream in = socket.getInputStream();
      for (int round = 0; round < ROUNDS; round++) {
        long start = System.nanoTime();
        for (int i = 0; i < REQUESTS; i++) {
          out.write(text);
          int read = in.read(answer);
          if (read < 4 || answer[read - 1] != '\n') {
            throw new IllegalStateException("a part of an answer: " + read);
          }
        }
        nanos[round] = (System.nanoTime() - start) / REQUESTS;
      }
    }
    Arrays.sort(nanos);
    return nanos[ROUNDS / 2];
  }

  private static long tasks() throws Exception {
    ExecutorService pool = Executors.newSingleThreadExecutor();
    long[] nanos = new long[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      for (int i = 0; i < TASKS; i++) {
        pool.execute(RequestCost::nothing);
      }
      pool.submit(RequestCost::nothing).get();
      nanos[round] = (System.nanoTime() - start) / TASKS;
    }
    pool.shutdown();
    Arrays.sort(nanos);
    return nanos[ROUNDS / 2];
  }

  private static void nothing() {}
}
