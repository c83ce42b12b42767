import java.util.HashMap;
import java.util.Map;

/** Has a password in every place; ends with an uncaught exception. */
public class Secrets {

  private final String dbPassword;

  Secrets(String dbPassword) {
    this.dbPassword = dbPassword;
  }

  void connect(String password, Map<String, String> form, String url) {
    String header = "Bearer " + form.get("token");
    throw new IllegalStateException(
        "no connection to " + url + " with password=" + password + " " + header.length() + form.size());
  }

  public static void main(String[] args) {
    String secret = System.getenv("APP_PASSWORD");
    Thread.currentThread().setName("main of app:password=" + secret);
    Map<String, String> form = new HashMap<>();
    form.put("password", secret);
    form.put("token", secret + "-token");
    new Secrets(secret).connect(secret, form, "jdbc:postgresql://app:" + secret + "@db.example/shop?password=" + secret);
  }
}
