/** Says what it does, fails where it is asked to, and ends with a status of its own. */
public class Talks {
  public static void main(String[] args) throws Exception {
    System.out.println("begins");
    for (int i = 0; i < 5; i++) {
      try {
        Integer.parseInt("x" + i);
      } catch (NumberFormatException e) {
        System.out.println(e.getMessage());
      }
    }
    Thread thread =
        new Thread(
            () -> {
              throw new IllegalStateException("in a thread");
            },
            "worker");
    thread.start();
    thread.join();
    System.err.println("ends");
    System.exit(3);
  }
}
