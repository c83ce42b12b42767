// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.traffic;

import java.io.IOException;
import java.util.Map;

/**
 * What runs into something that nobody thought of; {@code demo-shop/README.md} lists what that is.
 */
public enum UnluckyVisit implements Visit {
  LIVES_IN_A_COUNTRY_WITHOUT_TAX_RATE {
    @Override
    public void make(Shopper shopper) throws IOException {
      shopper.get("/products/mill-03/price?quantity=2&country=NO");
    }
  },
  HAS_NO_BIRTHDAY {
    @Override
    public void make(Shopper shopper) throws IOException {
      shopper.signIn("dario@shop.example", "Vespa-125");
    }
  },
  HAS_A_PASSWORD_FROM_THE_OLD_SHOP {
    @Override
    public void make(Shopper shopper) throws IOException {
      shopper.signIn("clara@shop.example", "Winter.1975");
    }
  },
  SENDS_A_PRODUCT_WEIGHED_IN_WORDS {
    @Override
    public void make(Shopper shopper) throws IOException {
      shopper.get("/products/pan-05/shipping?quantity=1&postcode=10115");
    }
  },
  SENDS_TO_AN_ISLAND {
    @Override
    public void make(Shopper shopper) throws IOException {
      shopper.get("/products/pot-02/shipping?postcode=27498");
    }
  },
  SENDS_A_WORKBENCH {
    @Override
    public void make(Shopper shopper) throws IOException {
      shopper.get("/products/bench-07/shipping?postcode=80331");
    }
  },
  SEARCHES_WITH_A_COMMA {
    @Override
    public void make(Shopper shopper) throws IOException {
      shopper.get("/products?word=pan&maximumPrice=49,90");
    }
  },
  WALKS_IN_CIRCLES {
    @Override
    public void make(Shopper shopper) throws IOException {
      shopper.get("/categories/6/path");
    }
  },
  PAYS_IN_A_CURRENCY_WITHOUT_RATE {
    @Override
    public void make(Shopper shopper) throws IOException {
      shopper.get("/products/plane-06/price?country=CH&currency=CHF");
    }
  },
  LOOKS_INTO_AN_EMPTY_BASKET {
    @Override
    public void make(Shopper shopper) throws IOException {
      shopper.get("/baskets/" + shopper.fillBasket());
    }
  },
  WANTS_WHAT_IS_NO_LONGER_SOLD {
    @Override
    public void make(Shopper shopper) throws IOException {
      String basket = shopper.fillBasket("kettle-08", "mug-01", "tray-09", "pot-02");
      shopper.post("/baskets/" + basket + "/refresh", Map.of());
    }
  },
  REDEEMS_HALF_A_VOUCHER {
    @Override
    public void make(Shopper shopper) throws IOException {
      String basket = shopper.fillBasket("pan-04");
      shopper.post("/baskets/" + basket + "/voucher", Map.of("code", "spring15"));
    }
  },
  WRITES_A_LONG_GIFT_NOTE {
    @Override
    public void make(Shopper shopper) throws IOException {
      String token = shopper.signIn("anna@shop.example", "Sommer-2026!");
      String basket = shopper.fillBasket("pot-02", "mug-01");
      String note =
          "Dear Aunt Frieda, all the best for your birthday, and may the pot never drip. ";
      shopper.order(token, basket, "5500005555555559", note + "Your nephew Balthasar");
    }
  },
  HAS_NO_MONEY_LEFT {
    @Override
    public void make(Shopper shopper) throws IOException {
      String token = shopper.signIn("bela@shop.example", "geheim-und-lang");
      shopper.order(token, shopper.fillBasket("pan-05"), "4000000000000002", null);
    }
  },
  HAS_A_NAME_WITH_A_PERCENT_SIGN {
    @Override
    public void make(Shopper shopper) throws IOException {
      String token = shopper.signIn("einkauf@wolle.example", "schaf-schaf-schaf");
      shopper.order(token, shopper.fillBasket("mug-01"), "4111111111111111", null);
    }
  },
  BUYS_THE_LAST_PIECES {
    @Override
    public void make(Shopper shopper) throws IOException {
      String token = shopper.signIn("anna@shop.example", "Sommer-2026!");
      String basket = shopper.fillBasket();
      shopper.put(basket, "bench-07", 2);
      shopper.order(token, basket, "4111111111111111", null);
    }
  },
  LIVES_IN_A_MISSPELT_ZONE {
    @Override
    public void make(Shopper shopper) throws IOException {
      String token = shopper.signIn("bela@shop.example", "geheim-und-lang");
      shopper.get("/me/preferences", token);
    }
  },
  RETURNS_A_PARCEL {
    @Override
    public void make(Shopper shopper) throws IOException {
      shopper.post(
          "/shipments/events",
          Map.of(
              "order", "o-1004",
              "carrier", "express",
              "status", "returned-to-sender",
              "at", "2026-11-20T17:40:00Z"));
    }
  },
  WANTS_A_PICKUP_TODAY {
    @Override
    public void make(Shopper shopper) throws IOException {
      shopper.get("/shipments/pickup");
    }
  },
  SENDS_EACH_SPOON_IN_ITS_OWN_PARCEL {
    @Override
    public void make(Shopper shopper) throws IOException {
      shopper.post("/shipments/labels?order=o-1004&parcels=6", Map.of());
    }
  },
  SENDS_A_FEED_WITH_A_COLUMN_MISSING {
    @Override
    public void make(Shopper shopper) throws IOException {
      shopper.post("/suppliers/kupfer/feed", "sku;warehouse;quantity\npan-05;main;9\npan-04;12\n");
    }
  },
  SENDS_A_FEED_WITH_UNITS {
    @Override
    public void make(Shopper shopper) throws IOException {
      shopper.post("/suppliers/holz/feed", "plane-06;main;40\nbench-07;main;6 pcs\n");
    }
  },
  ASKS_FOR_A_DAY_THAT_IS_NOT {
    @Override
    public void make(Shopper shopper) throws IOException {
      shopper.get("/reports/categories?from=2026-02-01&to=2026-02-30");
    }
  },
  ASKS_FOR_LAST_YEAR {
    @Override
    public void make(Shopper shopper) throws IOException {
      shopper.get("/reports/categories?from=2025-11-01&to=2025-12-31");
    }
  },
  ASKS_FOR_THE_ARCHIVE {
    @Override
    public void make(Shopper shopper) throws IOException {
      shopper.get("/reports/archive/2024");
    }
  }
}
