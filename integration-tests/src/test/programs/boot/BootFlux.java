package shop;

import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.time.Duration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Failures of reactive controllers: where they are called, in operators, on other threads. */
@SpringBootApplication
public class BootFlux {

  static String base;

  public static void main(String[] arguments) throws Exception {
    ConfigurableApplicationContext context = SpringApplication.run(BootFlux.class, arguments);
    base = "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
    for (int i = 1; i <= 3; i++) {
      ask(base + "/fine/" + i);
    }
    ask(base + "/orders/17?coupon=summer");
    ask(base + "/mapped/2");
    ask(base + "/elastic/3");
    ask(base + "/delayed/4");
    ask(base + "/advised/5");
    ask(base + "/advised/6");
    ask(base + "/asked/7");
    for (int i = 1; i <= 5; i++) {
      ask(base + "/busy/" + i);
    }
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

    @GetMapping("/fine/{id}")
    public Mono<String> fine(@PathVariable("id") int id) {
      return Mono.just("order " + id);
    }

    @GetMapping("/orders/{id}")
    public Mono<String> order(@PathVariable("id") int id) {
      String key = "o-" + id;
      throw new IllegalStateException("no order " + key);
    }

    @GetMapping("/mapped/{id}")
    public Mono<String> mapped(@PathVariable("id") int id) {
      return Mono.just(id).map(this::price);
    }

    private String price(int id) {
      throw new ArithmeticException("no price of " + id);
    }

    @GetMapping("/elastic/{id}")
    public Mono<String> elastic(@PathVariable("id") int id) {
      return Mono.fromCallable(() -> stock(id)).subscribeOn(Schedulers.boundedElastic());
    }

    private String stock(int id) {
      throw new java.util.NoSuchElementException("no stock of " + id);
    }

    @GetMapping("/delayed/{id}")
    public Mono<String> delayed(@PathVariable("id") int id) {
      return Mono.delay(Duration.ofMillis(50)).map(tick -> line(id));
    }

    private String line(int id) {
      throw new ArrayIndexOutOfBoundsException("line " + id);
    }

    @GetMapping("/advised/{id}")
    public Mono<String> advised(@PathVariable("id") int id) {
      return Mono.fromCallable(() -> pay(id)).subscribeOn(Schedulers.boundedElastic());
    }

    private String pay(int id) {
      throw new PaymentException("no money for " + id);
    }

    @GetMapping("/asked/{id}")
    public Mono<String> asked(@PathVariable("id") int id) {
      return WebClient.create(base)
          .get()
          .uri("/fine/9")
          .retrieve()
          .bodyToMono(String.class)
          .map(text -> parse(text, id));
    }

    private String parse(String text, int id) {
      throw new NumberFormatException(text + " for " + id);
    }

    @GetMapping("/busy/{id}")
    public Mono<ResponseEntity<String>> busy(@PathVariable("id") int id) {
      return Mono.just(ResponseEntity.status(503).body("busy " + id));
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
}
