// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.launch;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The collector and the shop, both ready. */
record Stage(CollectorApi api, String link, Program shop, URI shopAddress) {
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final Pattern SIGN_IN = Pattern.compile("(https?://\\S+/sign-in/\\S+)");
  private static final Pattern SHOP = Pattern.compile("The shop is open at (http\\S+)");

  static Stage set(Options options, Programs programs, Workplace workplace, int port)
      throws InterruptedException {
    URI address = URI.create("http://127.0.0.1:" + port);
    String token = workplace.token();
    Commands commands = new Commands(options);
    CollectorApi api = new CollectorApi(address, token);

    Program collector =
        programs.start(
            "collector",
            commands.collector(port, workplace.collectorData()),
            Map.of("FAULTLINE_BOOTSTRAP_TOKEN", token),
            workplace.log("collector"));
    await(collector, () -> api.isReady() ? Optional.of(true) : Optional.empty());
    String link = await(collector, () -> collector.logged(SIGN_IN));

    Program shop =
        programs.start(
            "shop",
            commands.shop(address, workplace.logs()),
            Map.of("FAULTLINE_TOKEN", token, "SHOP_PORT", "0"),
            workplace.log("shop"));
    String shopAddress = await(shop, () -> shop.logged(SHOP));
    return new Stage(api, link, shop, URI.create(shopAddress));
  }

  private static <T> T await(Program program, Waiting.Question<T> question)
      throws InterruptedException {
    return Waiting.atMost(
            LIMIT,
            () -> {
              program.mustBeAlive();
              return question.ask();
            })
        .orElseThrow(() -> program.notReadyAfter(LIMIT));
  }
}
