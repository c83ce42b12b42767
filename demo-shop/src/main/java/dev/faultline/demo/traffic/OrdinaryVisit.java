// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.traffic;

import java.io.IOException;
import java.util.Map;

/** What goes well. */
public enum OrdinaryVisit implements Visit {
  BROWSES {
    @Override
    public void make(Shopper shopper) throws IOException {
      shopper.get("/products?word=" + shopper.any("mug", "pan", "coffee", ""));
      String sku = goods(shopper);
      shopper.get("/products/" + sku);
      shopper.get("/products/" + sku + "/stock");
    }
  },
  COMPARES_PRICES {
    @Override
    public void make(Shopper shopper) throws IOException {
      String price = "/products/" + goods(shopper) + "/price?quantity=" + shopper.upTo(4);
      shopper.get(price + "&country=" + shopper.any("DE", "AT", "FR", "NL"));
      shopper.get(price + "&country=CH&currency=" + shopper.any("EUR", "SEK"));
    }
  },
  LOOKS_FOR_BARGAINS {
    @Override
    public void make(Shopper shopper) throws IOException {
      shopper.get("/products?maximumPrice=" + shopper.any("20", "49.90", "100"));
      shopper.get("/categories/" + shopper.upTo(5) + "/path");
    }
  },
  ASKS_FOR_SHIPPING {
    @Override
    public void make(Shopper shopper) throws IOException {
      String postcode = shopper.any("10115", "80331", "50667");
      shopper.get("/products/" + goods(shopper) + "/shipping?postcode=" + postcode);
    }
  },
  FILLS_A_BASKET {
    @Override
    public void make(Shopper shopper) throws IOException {
      String basket = shopper.fillBasket(goods(shopper), goods(shopper));
      shopper.post("/baskets/" + basket + "/voucher", Map.of("code", "SPRING-15"));
      shopper.post("/baskets/" + basket + "/refresh", Map.of());
      shopper.get("/baskets/" + basket);
    }
  },
  ORDERS {
    @Override
    public void make(Shopper shopper) throws IOException {
      String token = shopper.signIn("anna@shop.example", "Sommer-2026!");
      String basket = shopper.fillBasket("mug-01", "pot-02");
      shopper.order(token, basket, shopper.any("4111111111111111", "5500005555555559"), "For you");
      shopper.get("/orders", token);
      shopper.get("/me/preferences", token);
    }
  },
  BRINGS_A_PARCEL {
    @Override
    public void make(Shopper shopper) throws IOException {
      shopper.post(
          "/shipments/events",
          Map.of(
              "order",
              "o-" + (1000 + shopper.upTo(50)),
              "carrier",
              "post",
              "status",
              shopper.any("collected", "in-transit", "delivered"),
              "at",
              "2026-11-20T08:15:00Z"));
    }
  },
  DELIVERS_GOODS {
    @Override
    public void make(Shopper shopper) throws IOException {
      shopper.post(
          "/suppliers/emaille/feed",
          """
          sku;warehouse;quantity
          mug-01;main;400
          pot-02;main;120
          mill-03;main;40
          bench-07;main;6
          """);
    }
  },
  READS_A_REPORT {
    @Override
    public void make(Shopper shopper) throws IOException {
      shopper.get("/reports/categories?from=2026-01-01&to=2026-0" + shopper.any(3, 6, 9) + "-30");
    }
  };

  private static String goods(Shopper shopper) {
    return shopper.any("mug-01", "pot-02", "mill-03", "pan-04", "plane-06");
  }
}
