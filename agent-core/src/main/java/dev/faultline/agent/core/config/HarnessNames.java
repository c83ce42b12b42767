// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.config;

import java.util.Locale;

/**
 * The names that Harness Error Tracking has for settings, for those who come from there. Loaded
 * only where one is met: each class more costs time in {@code premain}.
 */
final class HarnessNames {

  static final String PROPERTY = "harness.etagent.";

  /** What has no equivalent, without {@code ET_}. Other names that begin so may be anybody's. */
  private static final String WITHOUT_EQUIVALENT =
      " ACCOUNT_ID ORG_ID PROJECT_ID BOOT_TIME REPOSITORY_CONNECTOR_ID REPOSITORY_BRANCH"
          + " REPOSITORY_COMMIT REPOSITORY_SOURCES_ROOT RESOURCES_DIR RESOURCES_SIZE_LIMIT"
          + " COLLECTOR_KEEPALIVE STATS_INTERVAL CART_FACTOR PARALLAX SUPPORT_LOGGER_FRAMEWORKS"
          + " CEREBRO_MIN_LOG_LEVEL CEREBRO_MESSAGE_MAX_LENGTH MAX_STRING_ENCODING_SIZE"
          + " MAX_ARRAY_ENCODING_SIZE ONE_HIT_REQ CONCURRENCY_LEVEL OPTIMIZE_METHODS"
          + " OPTIMIZE_PACKAGES DISABLE_EXCEPTION_HANDLING_TIME NO_RECURSIVE_CONTEXT NO_LOCALS"
          + " NO_EX_CALLBACK NO_EX NO_XMEN NO_CYDER NO_ROBINHOOD NO_ROCKY NO_FIN NO_RICH_HITS"
          + " NO_CEREBRO NO_TREX NO_REQ_INV NO_OVERMIND NO_TF NO_TFA ETL NO_ETL NO_CHRONOS"
          + " NO_CONTEXTS NO_INDY_REX NO_XTL NO_MEMENTO ";

  private HarnessNames() {}

  /** {@code ET_MAX_DEPTH} as a property: {@code harness.etagent.max.depth}. */
  static String property(String variable) {
    return PROPERTY + variable.substring("ET_".length()).toLowerCase(Locale.ROOT).replace('_', '.');
  }

  /**
   * @param variable that is no alias of a setting
   */
  static boolean isWithoutEquivalent(String variable) {
    return WITHOUT_EQUIVALENT.contains(" " + variable.substring("ET_".length()) + " ");
  }
}
