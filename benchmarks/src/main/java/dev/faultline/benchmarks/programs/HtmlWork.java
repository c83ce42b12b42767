// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.benchmarks.programs;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Selector;

/** A page of some kilobytes parsed and searched; a selector that is none where it is to fail. */
public final class HtmlWork implements Workload {

  private final String page = page();

  private static String page() {
    StringBuilder page = new StringBuilder("<html><head><title>Orders</title></head><body><table>");
    for (int i = 0; i < 60; i++) {
      page.append("<tr class='row").append(i % 2).append("'><td>").append(i);
      page.append("<td><a href='/orders/").append(i).append("'>order &amp; more</a>");
    }
    return page.append("</table>").toString();
  }

  @Override
  public long request(int number, boolean fails) {
    Document document = Jsoup.parse(page);
    long sum = 0;
    for (Element link : document.select(fails ? "tr.row1 a[href" : "tr.row1 a[href]")) {
      sum += link.attr("href").length();
    }
    return sum;
  }

  /** The failure is caught where the answer is made. */
  long answer(int number, boolean fails) {
    try {
      return request(number, fails);
    } catch (Selector.SelectorParseException wrong) {
      return -1;
    }
  }
}
