// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web.rootcause;

import dev.faultline.collector.model.CallProfile;
import dev.faultline.collector.model.Snapshot;
import dev.faultline.collector.web.text.Amounts;
import dev.faultline.collector.web.text.Visible;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the time of a slow call went.
 *
 * @param remark how it was found out
 */
public record TimeView(List<Fact> facts, String remark, List<TimeRow> rows) {

  /** {@code null} for what is no slow call. */
  static @Nullable TimeView of(Snapshot snapshot) {
    CallProfile profile = snapshot.profile();
    return profile == null ? null : new TimeView(facts(profile), remark(profile), rows(profile));
  }

  /** Most time first. */
  public static List<TimeRow> rows(CallProfile profile) {
    return new TimeRows(profile).all();
  }

  private static List<Fact> facts(CallProfile profile) {
    List<Fact> facts = new ArrayList<>();
    facts.add(
        Fact.text(
            profile.running() ? "Running for" : "Took", Amounts.millis(profile.durationMillis())));
    facts.add(
        Fact.text(
            "Slow from",
            Amounts.millis(profile.thresholdMillis())
                + (profile.learned() ? ", learned from its other calls" : ", as configured")));
    share(facts, "Running code", profile.runnableMillis());
    share(facts, "Waiting for a lock", profile.blockedMillis());
    share(facts, "Waiting or asleep", profile.waitingMillis());
    if (profile.waitsFor() != null) {
      facts.add(Fact.code("Waited last for", Visible.line(profile.waitsFor()), null));
    }
    return facts;
  }

  private static void share(List<Fact> facts, String label, long millis) {
    if (millis > 0) {
      facts.add(Fact.text(label, Amounts.millis(millis)));
    }
  }

  private static String remark(CallProfile profile) {
    if (profile.samples() == 0) {
      return "The call was over before its stack could be sampled.";
    }
    return Amounts.count(profile.samples(), "sample")
        + " of the call's threads, taken while it ran, from "
        + Amounts.millis(profile.sampledFromMillis())
        + " after it began. Each stands for the time since the one before.";
  }
}
