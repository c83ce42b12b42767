import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Its locals are known: see FirstOccurrenceIT. */
public class Locals {

  static class Address {
    final String city;
    final int[] codes = {10, 20};

    Address(String city) {
      this.city = city;
    }
  }

  static class Customer {
    final String name;
    final Address address;
    Customer partner;

    Customer(String name, Address address) {
      this.name = name;
      this.address = address;
    }
  }

  private final Customer owner;
  private long total = 7;

  Locals(Customer owner) {
    this.owner = owner;
    String inConstructor = "built";
    total += inConstructor.length();
  }

  long compute(int count, long big, double rate, float small, boolean flag, char letter, String text) {
    for (int i = 0; i < count; i++) {
      total += i;
    }
    List<String> names = new ArrayList<>(Arrays.asList("a", "b"));
    Map<String, Integer> stock = new LinkedHashMap<>();
    stock.put("lamp", 3);
    for (int i = 100; i < 200; i += 50) {
      double twice = rate * 2;
      try {
        String inTry = "try" + i;
        if (i == 150) {
          Object wrong = inTry;
          Integer never = (Integer) wrong;
          total += never;
        }
      } finally {
        total++;
      }
      names.add("n" + i + stock.size() + twice);
    }
    return total;
  }

  void reuse() {
    {
      String first = "gone";
      total += first.length();
    }
    {
      long second = 1L << 40;
      Runnable task =
          () -> {
            int inside = (int) (second >> 38);
            throw new IllegalStateException("lambda " + inside);
          };
      task.run();
    }
  }

  public static void main(String[] args) throws Exception {
    Customer owner = new Customer("Ada", new Address("London"));
    owner.partner = owner;
    Locals locals = new Locals(owner);
    try {
      locals.compute(3, 4_000_000_000L, 1.25, 2.5f, true, 'x', "text");
    } catch (ClassCastException e) {
      System.out.println("caught " + e.getClass().getName());
    }
    locals.reuse();
  }
}
