package shop;

import io.undertow.Undertow;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import java.net.InetSocketAddress;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;
import org.jboss.resteasy.plugins.server.servlet.HttpServletDispatcher;

public class UndertowShop {

  public static void main(String[] arguments) throws Exception {
    java.util.logging.Logger.getLogger("").setLevel(java.util.logging.Level.OFF);
    ServletContainer jersey =
        new ServletContainer(
            new ResourceConfig(ServletShop.Orders.class, ServletShop.Busy.class));
    DeploymentInfo info =
        Servlets.deployment()
            .setClassLoader(UndertowShop.class.getClassLoader())
            .setContextPath("/")
            .setDeploymentName("shop")
            .addServlets(
                Servlets.servlet("now", ServletShop.Now.class)
                    .addMapping("/now/*")
                    .setAsyncSupported(true),
                Servlets.servlet("later", ServletShop.Later.class)
                    .addMapping("/later/*")
                    .setAsyncSupported(true),
                Servlets.servlet(
                        "jersey", ServletContainer.class, new ImmediateInstanceFactory<>(jersey))
                    .addMapping("/jersey/*"),
                Servlets.servlet("resteasy", HttpServletDispatcher.class)
                    .addInitParam("resteasy.servlet.mapping.prefix", "/resteasy")
                    .addInitParam(
                        "resteasy.resources",
                        ServletShop.Stock.class.getName() + "," + ServletShop.Full.class.getName())
                    .addMapping("/resteasy/*"));
    DeploymentManager manager = Servlets.defaultContainer().addDeployment(info);
    manager.deploy();
    Undertow undertow =
        Undertow.builder().addHttpListener(0, "127.0.0.1").setHandler(manager.start()).build();
    undertow.start();
    ServletShop.ask(
        ((InetSocketAddress) undertow.getListenerInfo().get(0).getAddress()).getPort());
    Thread.sleep(300);
    undertow.stop();
    System.out.println("closed");
  }
}
