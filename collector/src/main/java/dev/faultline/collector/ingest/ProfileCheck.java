// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.ingest;

import dev.faultline.collector.model.CallProfile;
import org.jspecify.annotations.Nullable;

/** Holds the profile of a slow call to docs/protocol.md (<i>Snapshot</i>). */
final class ProfileCheck {

  private static final int MAX_NODES = 2_000;
  private static final int MAX_DEPTH = 1_000;
  private static final int MAX_NAME = 1_000;

  private ProfileCheck() {}

  static void check(@Nullable CallProfile profile) {
    if (profile == null) {
      return;
    }
    if (profile.tree().size() > MAX_NODES) {
      throw new InvalidItemException(
          "profile/tree", "must have at most " + MAX_NODES + " elements");
    }
    number("durationMillis", profile.durationMillis());
    number("thresholdMillis", profile.thresholdMillis());
    number("sampledFromMillis", profile.sampledFromMillis());
    number("samples", profile.samples());
    number("runnableMillis", profile.runnableMillis());
    number("blockedMillis", profile.blockedMillis());
    number("waitingMillis", profile.waitingMillis());
    TextCheck.text("profile/waitsFor", profile.waitsFor(), MAX_NAME);
    for (int i = 0; i < profile.tree().size(); i++) {
      check("profile/tree/" + i, profile.tree().get(i));
    }
  }

  private static void check(String path, CallProfile.@Nullable Node node) {
    if (node == null || node.className() == null || node.method() == null) {
      throw new InvalidItemException(path, "must be there, with class and method");
    }
    if (node.depth() < 0 || node.depth() > MAX_DEPTH) {
      throw new InvalidItemException(path + "/depth", "must be 0 to " + MAX_DEPTH);
    }
    if (node.millis() < 0) {
      throw new InvalidItemException(path + "/millis", "must not be negative");
    }
    TextCheck.text(path + "/class", node.className(), MAX_NAME);
    TextCheck.text(path + "/method", node.method(), MAX_NAME);
  }

  private static void number(String name, long value) {
    if (value < 0) {
      throw new InvalidItemException("profile/" + name, "must not be negative");
    }
  }
}
