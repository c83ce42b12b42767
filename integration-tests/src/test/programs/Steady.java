import java.util.Arrays;

/**
 * Fails at a steady rate in several ways, counts it, and measures how long each failure took its
 * thread. Prints: failures, median, 99.9 % and the longest in microseconds, and when it ended.
 */
public class Steady {

  static class OrderException extends RuntimeException {
    OrderException(String message) {
      super(message);
    }
  }

  static int withoutMessage;

  static int handle(int order) {
    int customer = order * 7;
    String name = "customer-" + customer;
    switch (order % 5) {
      case 0:
        return Integer.parseInt("order " + order);
      case 1:
        throw new OrderException("no stock for " + name);
      case 2:
        return name.charAt(900);
      case 3:
        return ((Object) name).hashCode() / (order - order);
      default:
        throw new IllegalStateException(name, new OrderException("inner " + order));
    }
  }

  public static void main(String[] arguments) throws Exception {
    long millis = Long.parseLong(arguments[0]);
    long[] nanos = new long[1 << 20];
    int failures = 0;
    long end = System.nanoTime() + millis * 1_000_000;
    while (System.nanoTime() < end) {
      long start = System.nanoTime();
      try {
        handle(failures);
      } catch (RuntimeException e) {
        // what the application does about it: it goes on with the next
        withoutMessage += e.getMessage() == null ? 1 : 0;
      }
      nanos[failures++] = System.nanoTime() - start;
      Thread.sleep(failures % 5 == 0 ? 1 : 0);
    }
    long[] sorted = Arrays.copyOf(nanos, failures);
    Arrays.sort(sorted);
    System.out.println(
        failures
            + " "
            + sorted[failures / 2] / 1_000
            + " "
            + sorted[failures - failures / 1_000 - 1] / 1_000
            + " "
            + sorted[failures - 1] / 1_000
            + " "
            + System.currentTimeMillis());
  }
}
