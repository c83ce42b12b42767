import java.io.BufferedReader;
import java.io.InputStreamReader;

/** Fails as it is told, line by line, and answers each line when it is done. */
public class Commands {

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
      Thread thread = new Thread(line.equals("order") ? () -> order("hush") : () -> parse("hush"));
      thread.setUncaughtExceptionHandler((t, e) -> {});
      thread.start();
      thread.join();
      line = in.readLine();
    }
  }
}
