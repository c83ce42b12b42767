// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.site;

import java.util.Arrays;
import java.util.List;

/** A log statement of application code. Immutable. */
public final class StatementSite extends Site {

  private final List<SiteVariable> read;
  private final List<SiteVariable> notRead;
  private final int[] constants;

  /**
   * @param read what is passed on before the statement, in this order
   * @param notRead what is in scope too but is not read, with the reasons
   * @param constants {@link String#hashCode} of the class's constant strings, ascending
   */
  public StatementSite(
      MethodSites method, List<SiteVariable> read, List<SiteVariable> notRead, int[] constants) {
    super(method);
    this.read = read;
    this.notRead = notRead;
    this.constants = constants;
  }

  public List<SiteVariable> read() {
    return read;
  }

  public List<SiteVariable> notRead() {
    return notRead;
  }

  /** Whether a text is one of the class's constants, and so was not put together at run time. */
  public boolean isConstant(String text) {
    return Arrays.binarySearch(constants, text.hashCode()) >= 0;
  }
}
