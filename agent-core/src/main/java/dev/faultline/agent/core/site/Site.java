// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.site;

/** A numbered place in instrumented code: a {@link HandlerSite} or a {@link CatchSite}. */
public abstract class Site {

  private final MethodSites method;

  Site(MethodSites method) {
    this.method = method;
  }

  public final MethodSites method() {
    return method;
  }
}
