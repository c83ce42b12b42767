// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web.rootcause;

import dev.faultline.collector.http.Links;

/**
 * What a reader looks at: a frame of an exception of a snapshot of an event. Its addresses work
 * without script.
 *
 * @param whole whether all of the class is shown, and not the method alone
 */
public record Selection(String event, String snapshot, int exception, int frame, boolean whole) {

  String frame(int otherException, int otherFrame) {
    return address(otherException, otherFrame, false) + "#code";
  }

  String whole(boolean all) {
    return address(exception, frame, all) + "#failed";
  }

  private String address(int ofException, int ofFrame, boolean all) {
    return Links.snapshot(event, snapshot)
        + "&exception="
        + ofException
        + "&frame="
        + ofFrame
        + (all ? "&whole=true" : "");
  }
}
