// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.ref.WeakReference;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;

/**
 * A Tomcat in which the same application is deployed again and again. Says how many class loaders of deployments are
 * still there at the end, and the metaspace in KB after the tenth and the last. Arguments: folder, class path that has
 * this file's classes, deployments.
 */
public class Redeploys {

  /** Types of the application all the way: what is recorded of them must not keep their class loader. */
  public static class Shop extends HttpServlet {

    static final Map<String, Object> STATE = new TreeMap<>();
    private static final ThreadLocal<Order> LAST = new ThreadLocal<>();

    record Order(int number, List<Object> items) {}

    enum Kind {
      RETURNED
    }

    static class OrderException extends RuntimeException {
      final Order order;

      OrderException(Order order, Throwable cause) {
        super("no order " + order.number(), cause);
        this.order = order;
      }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
      Order order = new Order(17, new ArrayList<>(List.of(Kind.RETURNED, "socks")));
      STATE.put("last", order);
      try {
        ship(order);
      } catch (OrderException e) {
        getServletContext().log("refused");
      }
      Thread courier = new Thread(() -> ship(order), "courier");
      courier.setUncaughtExceptionHandler((thread, e) -> {});
      courier.start();
      try {
        courier.join();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      LAST.remove();
      throw new OrderException(order, null);
    }

    void ship(Order order) {
      Kind kind = Kind.RETURNED;
      try {
        Integer.parseInt(kind.name());
      } catch (NumberFormatException e) {
        throw new OrderException(order, e);
      }
    }
  }

  public static void main(String[] arguments) throws Exception {
    java.util.logging.Logger.getLogger("").setLevel(java.util.logging.Level.OFF);
    int deployments = Integer.parseInt(arguments[2]);
    Path application = application(Path.of(arguments[0]), Path.of(arguments[1]));
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(arguments[0]);
    tomcat.setPort(0);
    tomcat.getConnector();
    tomcat.start();
    try {
      deploy(tomcat, application, deployments);
    } finally {
      tomcat.stop();
    }
    System.out.println("closed");
  }

  private static void deploy(Tomcat tomcat, Path application, int deployments) throws Exception {
    List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
    for (int i = 1; i <= deployments; i++) {
      loaders.add(deployOnce(tomcat, application));
      if (i == 10) {
        System.out.println("alive " + alive(loaders) + " metaspace " + metaspace());
      }
    }
    System.out.println("alive " + alive(loaders) + " metaspace " + metaspace());
  }

  private static Path application(Path folder, Path classes) throws IOException {
    Path target = Files.createDirectories(folder.resolve("application/WEB-INF/classes"));
    try (java.util.stream.Stream<Path> files = Files.list(classes)) {
      for (Path file : files.filter(f -> f.getFileName().toString().startsWith("Redeploys$Shop")).toList()) {
        Files.copy(file, target.resolve(file.getFileName()));
        Files.delete(file);
      }
    }
    return folder.resolve("application");
  }

  private static WeakReference<ClassLoader> deployOnce(Tomcat tomcat, Path application) throws Exception {
    Context context = tomcat.addContext("/shop", application.toString());
    Tomcat.addServlet(context, "shop", "Redeploys$Shop");
    context.addServletMappingDecoded("/*", "shop");
    URL url = new URL("http://localhost:" + tomcat.getConnector().getLocalPort() + "/shop/orders");
    for (int i = 0; i < 3; i++) {
      HttpURLConnection connection = (HttpURLConnection) url.openConnection();
      int status = connection.getResponseCode();
      if (status != 500) {
        throw new IllegalStateException("status " + status);
      }
      connection.getErrorStream().readAllBytes();
    }
    WeakReference<ClassLoader> loader = new WeakReference<>(context.getLoader().getClassLoader());
    context.stop();
    context.destroy();
    tomcat.getHost().removeChild(context);
    return loader;
  }

  /** What is being sent holds nothing of the application, but is let go on threads of its own. */
  private static int alive(List<WeakReference<ClassLoader>> loaders) throws InterruptedException {
    int alive = loaders.size();
    for (int i = 0; i < 50 && alive > 0; i++) {
      System.gc();
      Thread.sleep(100);
      alive = (int) loaders.stream().filter(loader -> loader.get() != null).count();
    }
    return alive;
  }

  private static long metaspace() {
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      if (pool.getName().equals("Metaspace")) {
        return pool.getUsage().getUsed() / 1024;
      }
    }
    return 0;
  }
}
