// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web.export;

import dev.faultline.collector.model.CallProfile;
import dev.faultline.collector.web.rootcause.TimeRow;
import dev.faultline.collector.web.rootcause.TimeView;
import java.util.List;
import java.util.Locale;

/** Where the time of a slow call went, as plain text. */
final class TimeLines {

  private TimeLines() {}

  static String of(CallProfile profile) {
    StringBuilder text = new StringBuilder();
    add(TimeView.rows(profile), 0, text);
    return text.toString();
  }

  private static void add(List<TimeRow> rows, int depth, StringBuilder text) {
    for (TimeRow row : rows) {
      text.append(String.format(Locale.ROOT, "%4d %% %9s  ", row.percent(), row.time()))
          .append("  ".repeat(depth))
          .append(row.full())
          .append('\n');
      add(row.children(), depth + 1, text);
    }
  }
}
