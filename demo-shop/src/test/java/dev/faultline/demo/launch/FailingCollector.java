// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.launch;

/** A collector that does not start. */
public final class FailingCollector {
  private FailingCollector() {}

  public static void main(String[] arguments) {
    System.err.println("The store is damaged");
    System.exit(3);
  }
}
