package shop;

import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;
import org.jboss.resteasy.plugins.server.servlet.HttpServletDispatcher;

public class JettyShop {

  public static void main(String[] arguments) throws Exception {
    java.util.logging.Logger.getLogger("").setLevel(java.util.logging.Level.OFF);
    System.setProperty("org.eclipse.jetty.LEVEL", "OFF");
    Server server = new Server(0);
    ServletContextHandler context = new ServletContextHandler();
    context.setContextPath("/");
    add(context, new ServletHolder("now", new ServletShop.Now()), "/now/*");
    add(context, new ServletHolder("later", new ServletShop.Later()), "/later/*");
    ServletContainer jersey =
        new ServletContainer(
            new ResourceConfig(ServletShop.Orders.class, ServletShop.Busy.class));
    add(context, new ServletHolder("jersey", jersey), "/jersey/*");
    ServletHolder resteasy = new ServletHolder("resteasy", new HttpServletDispatcher());
    resteasy.setInitParameter("resteasy.servlet.mapping.prefix", "/resteasy");
    resteasy.setInitParameter(
        "resteasy.resources",
        ServletShop.Stock.class.getName() + "," + ServletShop.Full.class.getName());
    add(context, resteasy, "/resteasy/*");
    server.setHandler(context);
    server.start();
    ServletShop.ask(((ServerConnector) server.getConnectors()[0]).getLocalPort());
    Thread.sleep(300);
    server.stop();
    System.out.println("closed");
  }

  static void add(ServletContextHandler context, ServletHolder holder, String pattern) {
    holder.setAsyncSupported(true);
    context.addServlet(holder, pattern);
  }
}
