import java.util.Map;
import java.util.TreeMap;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.logging.log4j.ThreadContext;

/** Logs through Log4j 2, and fails. */
public class Log4jShop {

  private static final Logger LOG = LogManager.getLogger("shop.Orders");

  public static void main(String[] args) {
    ThreadContext.put("tenant", "acme");
    LOG.info("opened");
    LOG.debug("not written: {}", 1);
    for (int order = 1; order <= 5; order++) {
      decline(order, "card " + order);
    }
    caught(7);
    logged(8);
    LOG.info("closed");
  }

  static void decline(int order, String reason) {
    Map<String, Integer> basket = new TreeMap<>();
    basket.put("pens", order * 10);
    LOG.warn("order {} declined: {}", order, reason);
    basket.clear();
  }

  static void caught(int order) {
    try {
      ship(order);
    } catch (IllegalStateException e) {
      LOG.error("order " + order + " failed", e);
    }
  }

  static void logged(int order) {
    double price = order * 1.5;
    LOG.error("order " + order + " lost");
    if (price < 0) {
      throw new IllegalArgumentException();
    }
  }

  static void ship(int order) {
    String address = "street " + order;
    throw new IllegalStateException("no way to " + address);
  }
}
