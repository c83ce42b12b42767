// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web.rootcause;

import dev.faultline.collector.http.Links;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Addresses of a snapshot as text, Markdown and JSON: this, and the ending. */
final class Exports {
  private Exports() {}

  static String address(String event, String snapshot) {
    return Links.event(event)
        + "/snapshots/"
        + URLEncoder.encode(snapshot, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
