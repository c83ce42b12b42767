import java.util.Map;
import java.util.TreeMap;
import org.tinylog.Logger;
import org.tinylog.ThreadContext;

/** Logs through tinylog, and fails. */
public class TinyShop {

  public static void main(String[] args) {
    ThreadContext.put("tenant", "acme");
    Logger.info("opened");
    Logger.debug("not written: {}", 1);
    for (int order = 1; order <= 5; order++) {
      decline(order, "card " + order);
    }
    caught(7);
    logged(8);
    Logger.info("closed");
  }

  static void decline(int order, String reason) {
    Map<String, Integer> basket = new TreeMap<>();
    basket.put("pens", order * 10);
    Logger.warn("order {} declined: {}", order, reason);
    basket.clear();
  }

  static void caught(int order) {
    try {
      ship(order);
    } catch (IllegalStateException e) {
      Logger.error(e, "order " + order + " failed");
    }
  }

  static void logged(int order) {
    double price = order * 1.5;
    Logger.error("order " + order + " lost");
    if (price < 0) {
      throw new IllegalArgumentException();
    }
  }

  static void ship(int order) {
    String address = "street " + order;
    throw new IllegalStateException("no way to " + address);
  }
}
