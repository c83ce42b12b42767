package shop;

import dev.faultline.api.Event;
import dev.faultline.api.Faultline;
import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A shop that tells of itself by the API. What it prints is the same with the agent and without. */
public class CustomShop {

  static final Logger LOG = Logger.getLogger("shop.Custom");
  static final RuntimeException KEPT = new IllegalStateException("kept");

  /** Whoever calls a method of it notices. */
  static class Order {
    final int number;
    final String password = "Xq7vZt3kLm";

    Order(int number) {
      this.number = number;
    }

    @Override
    public String toString() {
      System.out.println("toString was called");
      throw new IllegalStateException("toString");
    }

    @Override
    public int hashCode() {
      System.out.println("hashCode was called");
      throw new IllegalStateException("hashCode");
    }

    @Override
    public boolean equals(Object other) {
      System.out.println("equals was called");
      throw new IllegalStateException("equals");
    }
  }

  public static class Plugin {
    public static void run() {
      int loaded = 2;
      Faultline.event("plugin-loaded").with("loaded", loaded).fire();
    }
  }

  public static void main(String[] args) throws Exception {
    LOG.setUseParentHandlers(false);
    Faultline.context("tenant", "acme");
    Faultline.context("apiKey", "Xq7vZt3kLm");
    Faultline.context("order", new Order(1));
    LOG.info("opened");
    for (int i = 1; i <= 5; i++) {
      decline(new Order(i), "card " + i);
    }
    try {
      ship(7, "street 7");
    } catch (IllegalStateException e) {
      LOG.log(Level.SEVERE, "order 7 failed", e);
      Faultline.event("shipping-failed").with("order", 7).cause(e).fire();
    }
    for (int i = 0; i < 3; i++) {
      ignored(i);
    }
    nonsense();
    inOtherLoader();
    int storm = Integer.parseInt(args[0]);
    for (int i = 0; i < storm; i++) {
      Faultline.event("storm").with("i", i).fire();
    }
    System.out.println("closed");
  }

  static void decline(Order order, String card) {
    String reason = "declined " + order.number;
    Faultline.event("payment-declined")
        .with("order", order)
        .with("amount", 12.5)
        .with("password", card)
        .fire();
    System.out.println(reason);
  }

  static void ship(int order, String address) {
    if (address.length() > 3) {
      throw new IllegalStateException("no way to " + address);
    }
  }

  /** Thrown on, wrapped and logged: nothing of it is to be seen. */
  static void ignored(int i) {
    try {
      try {
        ship(i, "nowhere " + i);
      } catch (IllegalStateException e) {
        Faultline.ignore(e);
        throw new RuntimeException("on", e);
      }
    } catch (RuntimeException e) {
      LOG.log(Level.SEVERE, "ignored", e);
      System.out.println(e.getMessage() + " " + e.getCause().getMessage());
    }
    Faultline.ignore(KEPT);
    try {
      throw KEPT;
    } catch (IllegalStateException e) {
      System.out.println(e.getMessage());
    }
  }

  static void nonsense() {
    StringBuilder huge = new StringBuilder();
    for (int i = 0; i < 100000; i++) {
      huge.append("abcdefghij");
    }
    Faultline.ignore(null);
    Faultline.context(null, null);
    Faultline.context(huge.toString(), huge);
    Faultline.context(huge.toString(), null);
    Event event = Faultline.event(huge.toString()).cause(null);
    for (int i = 0; i < 60; i++) {
      event.with(i == 0 ? null : huge.toString(), i == 1 ? null : new Order(i));
    }
    event.fire();
  }

  static void inOtherLoader() throws Exception {
    String[] paths = System.getProperty("java.class.path").split(File.pathSeparator);
    URL[] urls = new URL[paths.length];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = new File(paths[i]).toURI().toURL();
    }
    ClassLoader loader = new URLClassLoader(urls, ClassLoader.getSystemClassLoader().getParent());
    Class<?> plugin = Class.forName("shop.CustomShop$Plugin", true, loader);
    System.out.println(plugin == Plugin.class);
    plugin.getMethod("run").invoke(null);
  }
}
