import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;

/** Fails as it is told, line by line, and answers each line when it is done. */
public class Commands {

  private static final List<byte[]> KEPT = new ArrayList<>();

  static void order(String customer) {
    throw new IllegalStateException("no stock");
  }

  static int parse(String customer) {
    return Integer.parseInt(customer);
  }

  public static void main(String[] arguments) throws Exception {
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
    String line = in.readLine();
    while (line != null) {
      if (line.equals("fill")) {
        fill();
      } else if (line.equals("free")) {
        KEPT.clear();
        System.gc();
      } else {
        fail(line);
      }
      line = in.readLine();
    }
  }

  /** Up to 94 % of the heap, as it is after a collection. */
  private static void fill() {
    Runtime runtime = Runtime.getRuntime();
    System.gc();
    while (runtime.totalMemory() - runtime.freeMemory() < 0.94 * runtime.maxMemory()) {
      KEPT.add(new byte[250_000]);
    }
    System.gc();
  }

  private static void fail(String line) throws InterruptedException {
      Thread thread = new Thread(line.equals("order") ? () -> order("hush") : () -> parse("hush"));
      thread.setUncaughtExceptionHandler((t, e) -> {});
      thread.start();
      thread.join();
  }
}
