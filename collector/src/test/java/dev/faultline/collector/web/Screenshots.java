// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Pictures of every screen, phone to wide, light and dark, of a {@link ShopSandbox}. Arguments: its
 * address, a directory, names to take.
 */
final class Screenshots {
  private static final List<int[]> SIZES =
      List.of(new int[] {1280, 900}, new int[] {390, 844}, new int[] {1920, 1080});

  private Screenshots() {}

  public static void main(String[] arguments) throws Exception {
    String address = arguments[0];
    Path directory = Files.createDirectories(Path.of(arguments[1]));
    List<String> wanted = List.of(arguments).subList(2, arguments.length);
    try (Browser browser = new Browser().signIn(address, ShopCollector.TOKEN)) {
      for (Map.Entry<String, String> page : pages(browser, address).entrySet()) {
        if (wanted.isEmpty() || wanted.contains(page.getKey())) {
          take(browser, page.getKey(), address + page.getValue(), directory);
        }
      }
    }
  }

  private static Map<String, String> pages(Browser browser, String address) {
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put("services", "/");
    pages.put("health", "/service?service=checkout&environment=production");
    pages.put("events", "/events?service=checkout&environment=production");
    browser.open(address + "/events?caught=true");
    for (var link : browser.all(".list .what a")) {
      String name = link.getText().replaceAll("\\W+", "-").toLowerCase(Locale.ROOT);
      String path = String.valueOf(link.getDomAttribute("href"));
      pages.put(name, path);
      pages.put(name + "-environment", path + "#environment");
      pages.put(name + "-log", path + "#log");
      pages.put(name + "-request", path + "#request");
    }
    return pages;
  }

  private static void take(Browser browser, String name, String address, Path directory)
      throws Exception {
    for (int[] size : SIZES) {
      for (boolean dark : new boolean[] {false, true}) {
        browser.size(size[0], size[1]).dark(dark).open("about:blank").open(address);
        Thread.sleep(250);
        boolean phone = size[0] < 600;
        if (phone) {
          browser.size(size[0], Math.min(6000, browser.height()));
        }
        String file = name + "-" + size[0] + (dark ? "-dark" : "") + ".png";
        Files.write(directory.resolve(file), browser.screenshot());
      }
    }
  }
}
