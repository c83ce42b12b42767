// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.benchmarks.programs;

/** What a measured program does again and again. Used by one thread. */
public interface Workload {

  /**
   * One request. What fails is caught in here, as an application would.
   *
   * @param number counts up
   * @param fails whether this one is to fail
   * @return something that depends on all that was done
   */
  long request(int number, boolean fails) throws Exception;
}
