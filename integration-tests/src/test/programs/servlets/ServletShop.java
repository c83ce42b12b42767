package shop;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.servlet.AsyncContext;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.core.Response;

/** Servlets that answer later, on other threads; resources of JAX-RS. */
public class ServletShop {

  static final ExecutorService WORKERS = Executors.newFixedThreadPool(2);
  static final ScheduledExecutorService CLOCK = Executors.newScheduledThreadPool(1);

  static void ask(int port) throws Exception {
    String base = "http://127.0.0.1:" + port;
    for (int i = 1; i <= 3; i++) {
      ask(base + "/later/fine?order=" + i);
    }
    for (int i = 1; i <= 4; i++) {
      ask(base + "/later/busy?order=" + i);
    }
    ask(base + "/later/caught?order=5");
    ask(base + "/later/dispatched?order=6");
    ask(base + "/later/slow?order=8");
    ask(base + "/now/fine?order=7");
    ask(base + "/jersey/orders/17");
    ask(base + "/jersey/busy/18");
    ask(base + "/resteasy/stock/19");
    ask(base + "/resteasy/full/20");
    WORKERS.shutdown();
    CLOCK.shutdown();
  }

  static void ask(String address) throws Exception {
    HttpURLConnection connection = (HttpURLConnection) new URL(address).openConnection();
    connection.setRequestProperty("X-Tenant", "acme");
    int status = connection.getResponseCode();
    InputStream body = status < 400 ? connection.getInputStream() : connection.getErrorStream();
    while (body != null && body.read() >= 0) {}
    System.out.println(status + " " + new URL(address).getPath());
  }

  public static class Now extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      if (request.getPathInfo().equals("/dispatched")) {
        ship(request.getParameter("order"));
      }
      response.getWriter().print("now");
    }

    void ship(String order) {
      throw new UnsupportedOperationException("no ship for " + order);
    }
  }

  public static class Later extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
      AsyncContext context = request.startAsync();
      context.setTimeout(20_000);
      String order = request.getParameter("order");
      String path = request.getPathInfo();
      if (path.equals("/slow")) {
        // nobody works for it until then
        CLOCK.schedule(() -> work(context, path, order), 2_300, TimeUnit.MILLISECONDS);
        return;
      }
      WORKERS.execute(() -> work(context, path, order));
    }

    static void work(AsyncContext context, String path, String order) {
      HttpServletResponse response = (HttpServletResponse) context.getResponse();
      try {
        Thread.sleep(path.equals("/slow") ? 200 : 40);
      } catch (InterruptedException e) {
        return;
      }
      if (path.equals("/dispatched")) {
        context.dispatch("/now/dispatched");
        return;
      }
      if (path.equals("/busy")) {
        response.setStatus(503);
      } else if (path.equals("/caught")) {
        try {
          reserve(order);
        } catch (IllegalArgumentException e) {
          response.setStatus(500);
          response.setHeader("X-Reason", String.valueOf(e.getMessage().length()));
        }
      }
      context.complete();
    }

    static void reserve(String order) {
      throw new IllegalArgumentException("no stock for " + order);
    }
  }

  @Path("/orders")
  public static class Orders {
    @GET
    @Path("{id}")
    public String find(@PathParam("id") int id) {
      throw new IllegalStateException("no order " + id);
    }
  }

  @Path("/busy/{id}")
  public static class Busy {
    @GET
    public Response answer(@PathParam("id") int id) {
      return Response.status(503).build();
    }
  }

  @Path("/stock")
  public static class Stock {
    @GET
    @Path("/{id}")
    public String count(@PathParam("id") int id) {
      throw new ArithmeticException("no stock of " + id);
    }
  }

  @Path("/full/{id}")
  public static class Full {
    @GET
    public Response answer(@PathParam("id") int id) {
      return Response.status(507).build();
    }
  }
}
