package shop;

import java.io.File;
import org.apache.catalina.Context;
import org.apache.catalina.Wrapper;
import org.apache.catalina.startup.Tomcat;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;
import org.jboss.resteasy.plugins.server.servlet.HttpServletDispatcher;

public class TomcatShop {

  public static void main(String[] arguments) throws Exception {
    java.util.logging.Logger.getLogger("").setLevel(java.util.logging.Level.OFF);
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(arguments[0]);
    tomcat.setPort(0);
    tomcat.getConnector();
    Context context = tomcat.addContext("", new File(arguments[0]).getAbsolutePath());
    add(context, "now", new ServletShop.Now(), "/now/*");
    add(context, "later", new ServletShop.Later(), "/later/*");
    add(
        context,
        "jersey",
        new ServletContainer(
            new ResourceConfig(ServletShop.Orders.class, ServletShop.Busy.class)),
        "/jersey/*");
    Wrapper resteasy = add(context, "resteasy", new HttpServletDispatcher(), "/resteasy/*");
    resteasy.addInitParameter("resteasy.servlet.mapping.prefix", "/resteasy");
    resteasy.addInitParameter(
        "resteasy.resources",
        ServletShop.Stock.class.getName() + "," + ServletShop.Full.class.getName());
    tomcat.start();
    ServletShop.ask(tomcat.getConnector().getLocalPort());
    Thread.sleep(300);
    tomcat.stop();
    System.out.println("closed");
  }

  static Wrapper add(
      Context context, String name, javax.servlet.Servlet servlet, String pattern) {
    Wrapper wrapper = Tomcat.addServlet(context, name, servlet);
    wrapper.setAsyncSupported(true);
    context.addServletMapping(pattern, name);
    return wrapper;
  }
}
