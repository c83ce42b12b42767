// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.capture;

/** Makes the points in libraries, for one capture. */
public interface LibraryPoints {

  /** By the numbers that instrumented methods pass. */
  LibraryPoint[] of(Capture capture);
}
