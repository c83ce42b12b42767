import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Logs through java.util.logging, and fails. */
public class JdkShop {

  private static final Logger LOG = Logger.getLogger("shop.Orders");

  public static void main(String[] args) {
    LOG.info("opened");
    LOG.log(Level.CONFIG, "not written: {0}", 1);
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
    LOG.log(Level.WARNING, "order {0} declined: {1}", new Object[] {order, reason});
    basket.clear();
  }

  static void caught(int order) {
    try {
      ship(order);
    } catch (IllegalStateException e) {
      LOG.log(Level.SEVERE, "order " + order + " failed", e);
    }
  }

  static void logged(int order) {
    double price = order * 1.5;
    LOG.severe("order " + order + " lost");
    if (price < 0) {
      throw new IllegalArgumentException();
    }
  }

  static void ship(int order) {
    String address = "street " + order;
    throw new IllegalStateException("no way to " + address);
  }
}
