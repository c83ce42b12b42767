// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package faultline.sample;

import java.util.Arrays;
import java.util.List;

/**
 * The application of {@code java -jar faultline-agent.jar test}: it fails once, in a way that is
 * worth recording. In a package of its own, since the agent records nothing of its own packages.
 */
public final class SampleShop {

  private SampleShop() {}

  /** Fails. */
  public static void main(String[] arguments) {
    order("sample-customer", Arrays.asList("apples", "pears"));
  }

  private static int order(String customer, List<String> articles) {
    int stock = 3;
    int ordered = 0;
    for (String article : articles) {
      ordered += article.length();
    }
    if (ordered > stock) {
      throw new IllegalStateException(
          "This is the sample error of Faultline's test: ordered " + ordered + " of " + stock);
    }
    return customer.length();
  }
}
