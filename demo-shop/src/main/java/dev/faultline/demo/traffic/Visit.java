// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.traffic;

import java.io.IOException;

/** What one shopper does, from coming in to going out. */
public interface Visit {
  /** Says what it is, for the tally and for tests. */
  String name();

  /** Makes all requests of the visit, one after the other. */
  void make(Shopper shopper) throws IOException;
}
