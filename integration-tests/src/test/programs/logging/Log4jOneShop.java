import java.util.Map;
import java.util.TreeMap;
import org.apache.log4j.BasicConfigurator;
import org.apache.log4j.Level;
import org.apache.log4j.Logger;
import org.apache.log4j.MDC;

/** Logs through Log4j 1, and fails. */
public class Log4jOneShop {

  private static final Logger LOG = Logger.getLogger("shop.Orders");

  public static void main(String[] args) {
    BasicConfigurator.configure();
    Logger.getRootLogger().setLevel(Level.INFO);
    MDC.put("tenant", "acme");
    LOG.info("opened");
    LOG.debug("not written: " + 1);
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
    LOG.warn("order " + order + " declined: " + reason);
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
