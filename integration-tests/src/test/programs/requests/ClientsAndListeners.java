package shop;

import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;
import org.springframework.messaging.handler.invocation.InvocableHandlerMethod;
import org.springframework.messaging.support.GenericMessage;

/** Asks a server that is busy by each client; runs a job and a listener that fail. */
public class ClientsAndListeners {

  static final CountDownLatch RAN = new CountDownLatch(1);

  public static void main(String[] arguments) throws Exception {
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    for (int status = 501; status <= 504; status++) {
      int answer = status;
      server.createContext(
          "/" + status,
          exchange -> {
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
          });
    }
    server.createContext(
        "/fine",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    String base = "http://127.0.0.1:" + server.getAddress().getPort();
    apacheFour(base + "/501?order=17&password=hunter2hunter2");
    apacheFive(base + "/502?order=17&password=hunter2hunter2");
    okHttp(base + "/503?order=17&password=hunter2hunter2");
    okHttp(base + "/fine");
    jdkLater(base + "/504?order=17&password=hunter2hunter2");
    job();
    listener();
    rabbit();
    activeMq();
    server.stop(0);
    System.out.println("closed");
  }

  static void apacheFour(String address) throws IOException {
    org.apache.http.impl.client.CloseableHttpClient client =
        org.apache.http.impl.client.HttpClients.custom().disableAutomaticRetries().build();
    try (org.apache.http.client.methods.CloseableHttpResponse answer =
        client.execute(new org.apache.http.client.methods.HttpPost(address))) {
      System.out.println(answer.getStatusLine().getStatusCode());
    }
    client.close();
  }

  @SuppressWarnings("deprecation")
  static void apacheFive(String address) throws IOException {
    org.apache.hc.client5.http.impl.classic.CloseableHttpClient client =
        org.apache.hc.client5.http.impl.classic.HttpClients.custom()
            .disableAutomaticRetries()
            .build();
    try (org.apache.hc.client5.http.impl.classic.CloseableHttpResponse answer =
        client.execute(new org.apache.hc.client5.http.classic.methods.HttpGet(address))) {
      System.out.println(answer.getCode());
    }
    client.close();
  }

  static void okHttp(String address) throws IOException {
    OkHttpClient client = new OkHttpClient();
    try (Response answer = client.newCall(new Request.Builder().url(address).build()).execute()) {
      System.out.println(answer.code());
    }
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }

  static void job() throws Exception {
    System.setProperty("org.quartz.threadPool.threadCount", "1");
    System.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
    Scheduler scheduler = new StdSchedulerFactory().getScheduler();
    scheduler.start();
    scheduler.scheduleJob(
        JobBuilder.newJob(ReportJob.class).withIdentity("report").build(),
        TriggerBuilder.newTrigger().startNow().build());
    RAN.await(20, TimeUnit.SECONDS);
    scheduler.shutdown(true);
  }

  public static class ReportJob implements Job {
    @Override
    public void execute(JobExecutionContext context) {
      int lines = 12;
      RAN.countDown();
      throw new ArrayIndexOutOfBoundsException("line " + lines);
    }
  }

  static void listener() throws Exception {
    InvocableHandlerMethod method =
        new InvocableHandlerMethod(
            new OrderListener(), OrderListener.class.getMethod("ordered", String.class));
    try {
      method.invoke(new GenericMessage<>("o-17"), "o-17");
    } catch (IllegalStateException e) {
      System.out.println(e.getMessage());
    }
  }

  public static class OrderListener {
    public void ordered(String order) {
      throw new IllegalStateException("no order " + order);
    }
  }

  static void jdkLater(String address) throws Exception {
    java.net.http.HttpClient client = java.net.http.HttpClient.newHttpClient();
    java.net.http.HttpRequest request =
        java.net.http.HttpRequest.newBuilder(java.net.URI.create(address)).build();
    System.out.println(
        client
            .sendAsync(request, java.net.http.HttpResponse.BodyHandlers.discarding())
            .thenApply(java.net.http.HttpResponse::statusCode)
            .get(20, TimeUnit.SECONDS));
  }

  /** As the client's connection does, without a broker. */
  static void rabbit() throws Exception {
    java.util.concurrent.ExecutorService executor =
        java.util.concurrent.Executors.newSingleThreadExecutor();
    com.rabbitmq.client.impl.ConsumerWorkService work =
        new com.rabbitmq.client.impl.ConsumerWorkService(
            executor, java.util.concurrent.Executors.defaultThreadFactory(), 1_000);
    com.rabbitmq.client.Channel channel =
        (com.rabbitmq.client.Channel)
            java.lang.reflect.Proxy.newProxyInstance(
                ClientsAndListeners.class.getClassLoader(),
                new Class<?>[] {com.rabbitmq.client.Channel.class},
                (proxy, method, values) ->
                    method.getName().equals("hashCode")
                        ? (Object) 1
                        : method.getName().equals("equals") ? (Object) (proxy == values[0]) : null);
    work.registerKey(channel);
    java.lang.reflect.Constructor<?> constructor =
        Class.forName("com.rabbitmq.client.impl.ConsumerDispatcher").getConstructors()[0];
    constructor.setAccessible(true);
    Object dispatcher = constructor.newInstance(null, channel, work);
    java.lang.reflect.Method delivery =
        java.util.Arrays.stream(dispatcher.getClass().getMethods())
            .filter(method -> method.getName().equals("handleDelivery"))
            .findFirst()
            .get();
    delivery.setAccessible(true);
    CountDownLatch consumed = new CountDownLatch(1);
    delivery.invoke(
        dispatcher,
        new OrderConsumer(channel, consumed),
        "tag",
        new com.rabbitmq.client.Envelope(1, false, "", "orders"),
        null,
        new byte[] {'o', '-', '9'});
    System.out.println(consumed.await(20, TimeUnit.SECONDS));
    executor.shutdown();
  }

  static class OrderConsumer extends com.rabbitmq.client.DefaultConsumer {
    private final CountDownLatch consumed;

    OrderConsumer(com.rabbitmq.client.Channel channel, CountDownLatch consumed) {
      super(channel);
      this.consumed = consumed;
    }

    @Override
    public void handleDelivery(
        String tag,
        com.rabbitmq.client.Envelope envelope,
        com.rabbitmq.client.AMQP.BasicProperties properties,
        byte[] body) {
      try {
        parse(new String(body));
      } catch (NumberFormatException e) {
        System.out.println(e.getMessage());
      }
      consumed.countDown();
    }

    int parse(String order) {
      return Integer.parseInt(order);
    }
  }

  static void activeMq() throws Exception {
    javax.jms.Connection connection =
        new org.apache.activemq.ActiveMQConnectionFactory(
                "vm://shop?broker.persistent=false&broker.useJmx=false")
            .createConnection();
    connection.start();
    javax.jms.Session session =
        connection.createSession(false, javax.jms.Session.AUTO_ACKNOWLEDGE);
    javax.jms.Queue queue = session.createQueue("orders");
    CountDownLatch received = new CountDownLatch(1);
    session
        .createConsumer(queue)
        .setMessageListener(
            message -> {
              try {
                reserve(((javax.jms.TextMessage) message).getText());
              } catch (UnsupportedOperationException | javax.jms.JMSException e) {
                System.out.println(e.getMessage());
              }
              received.countDown();
            });
    session.createProducer(queue).send(session.createTextMessage("o-18"));
    System.out.println(received.await(20, TimeUnit.SECONDS));
    connection.close();
  }

  static void reserve(String order) {
    throw new UnsupportedOperationException("no stock for " + order);
  }
}
