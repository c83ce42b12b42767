package shop;

import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The same failures on every version of Spring Boot and every server that it embeds. */
@SpringBootApplication
@EnableAsync
@EnableScheduling
@EnableTransactionManagement(proxyTargetClass = true)
public class BootShop {

  static final CountDownLatch SCHEDULED = new CountDownLatch(1);
  static final CountDownLatch SENT = new CountDownLatch(1);

  public static void main(String[] arguments) throws Exception {
    ConfigurableApplicationContext context = SpringApplication.run(BootShop.class, arguments);
    String base =
        "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
    for (int i = 1; i <= 3; i++) {
      ask(base + "/fine/" + i);
    }
    ask(base + "/orders/17?coupon=summer");
    ask(base + "/advised/4");
    ask(base + "/advised/5");
    for (int i = 1; i <= 5; i++) {
      ask(base + "/busy/" + i);
    }
    ask(base + "/handled/3");
    ask(base + "/notified/9");
    ask(base + "/queued/6");
    ask(base + "/supplied/8");
    ask(base + "/slow/7");
    SENT.await(20, TimeUnit.SECONDS);
    SCHEDULED.await(20, TimeUnit.SECONDS);
    Thread.sleep(300);
    System.out.println("closing");
    context.close();
  }

  static void ask(String address) throws Exception {
    HttpURLConnection connection = (HttpURLConnection) new URL(address).openConnection();
    connection.setRequestProperty("X-Tenant", "acme");
    connection.setRequestProperty("Cookie", "session=Xq7vZt3kLm");
    connection.setRequestProperty(
        "traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
    int status = connection.getResponseCode();
    InputStream body = status < 400 ? connection.getInputStream() : connection.getErrorStream();
    while (body != null && body.read() >= 0) {}
    System.out.println(status + " " + new URL(address).getPath());
  }

  @RestController
  static class OrderController {

    private final Orders orders;
    private final Notifier notifier;

    OrderController(Orders orders, Notifier notifier) {
      this.orders = orders;
      this.notifier = notifier;
    }

    @GetMapping("/fine/{id}")
    public String fine(@PathVariable("id") int id) {
      return "order " + id;
    }

    @GetMapping("/orders/{id}")
    public String order(@PathVariable("id") int id) {
      return orders.find(id);
    }

    @GetMapping("/advised/{id}")
    public String advised(@PathVariable("id") int id) {
      return orders.pay(id);
    }

    @GetMapping("/busy/{id}")
    public ResponseEntity<String> busy(@PathVariable("id") int id) {
      return ResponseEntity.status(503).body("busy " + id);
    }

    @GetMapping("/handled/{id}")
    public ResponseEntity<String> handled(@PathVariable("id") int id) {
      try {
        orders.refuse(id);
      } catch (IllegalArgumentException e) {
        return ResponseEntity.status(500).body(e.getMessage());
      }
      return ResponseEntity.ok("accepted");
    }

    @GetMapping("/slow/{id}")
    public String slow(@PathVariable("id") int id) throws InterruptedException {
      return orders.count(id);
    }

    @GetMapping("/notified/{id}")
    public String notified(@PathVariable("id") int id) {
      notifier.send(id);
      return "sent";
    }
  }

  @RestController
  static class TaskController {

    private final ExecutorService workers = Executors.newFixedThreadPool(2);

    @GetMapping("/queued/{id}")
    public String queued(@PathVariable("id") int id) throws Exception {
      workers.execute(() -> reserve(id));
      workers.shutdown();
      workers.awaitTermination(20, TimeUnit.SECONDS);
      return "queued";
    }

    private void reserve(int id) {
      throw new java.util.NoSuchElementException("no stock of " + id);
    }

    @GetMapping("/supplied/{id}")
    public String supplied(@PathVariable("id") int id) {
      return CompletableFuture.supplyAsync(() -> price(id)).join();
    }

    private String price(int id) {
      throw new ArithmeticException("no price of " + id);
    }
  }

  @Service
  static class Orders {

    @Transactional
    public String find(int id) {
      String key = "o-" + id;
      throw new IllegalStateException("no order " + key);
    }

    @Transactional
    public String pay(int id) {
      throw new PaymentException("no money for " + id);
    }

    @Transactional
    public String count(int id) throws InterruptedException {
      Thread.sleep(2_300);
      return "orders " + id;
    }

    @Transactional
    public void refuse(int id) {
      throw new IllegalArgumentException("refused " + id);
    }
  }

  @Service
  static class Notifier {

    @Async
    public void send(int id) {
      String address = "street " + id;
      SENT.countDown();
      throw new UnsupportedOperationException("no mail to " + address);
    }
  }

  @Service
  static class Nightly {

    @Scheduled(initialDelay = 100, fixedDelay = 3_600_000)
    public void report() {
      int lines = 12;
      SCHEDULED.countDown();
      throw new ArrayIndexOutOfBoundsException("line " + lines);
    }
  }

  static class PaymentException extends RuntimeException {
    PaymentException(String message) {
      super(message);
    }
  }

  @ControllerAdvice
  static class Answers {

    @ExceptionHandler(PaymentException.class)
    public ResponseEntity<String> payment(PaymentException failure) {
      return ResponseEntity.status(503).body("not now");
    }
  }

  @Bean
  PlatformTransactionManager transactions() {
    return new NoTransactions();
  }

  static class NoTransactions extends AbstractPlatformTransactionManager {
    @Override
    protected Object doGetTransaction() {
      return this;
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {}

    @Override
    protected void doCommit(DefaultTransactionStatus status) {}

    @Override
    protected void doRollback(DefaultTransactionStatus status) {}
  }
}
