// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.shop;

import java.util.List;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;

/** An exception that was made while shop code ran, and the shop's frame nearest to it. */
record Thrown(String type, String location) {
  private static final String SHOP = "dev.faultline.demo.shop.";

  static List<Thrown> of(RecordedEvent event) {
    String type = event.getClass("thrownClass").getName();
    return event.getStackTrace().getFrames().stream()
        .filter(frame -> isOfShop(frame, type))
        .limit(1)
        .map(frame -> new Thrown(type, location(frame)))
        .toList();
  }

  private static boolean isOfShop(RecordedFrame frame, String type) {
    String owner = frame.getMethod().getType().getName();
    return owner.startsWith(SHOP) && !owner.equals(type) && !owner.contains("$$Lambda");
  }

  private static String location(RecordedFrame frame) {
    String owner = frame.getMethod().getType().getName();
    String method = frame.getMethod().getName();
    return owner.substring(owner.lastIndexOf('.') + 1) + "." + withoutLambda(method);
  }

  /** Compilers number lambdas each in their own order. */
  private static String withoutLambda(String method) {
    return method.replaceFirst("^lambda\\$(.+)\\$\\d+$", "$1");
  }
}
