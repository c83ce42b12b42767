// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.benchmarks.boot;

class UnknownOrderException extends RuntimeException {

  private static final long serialVersionUID = 1;

  UnknownOrderException(int id) {
    super("there is no order " + id);
  }
}
