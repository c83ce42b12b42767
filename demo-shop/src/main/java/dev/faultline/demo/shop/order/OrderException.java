// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.shop.order;

/** An order was not accepted. The cause says why. */
public final class OrderException extends RuntimeException {
  private static final long serialVersionUID = 1;

  OrderException(String message, Throwable cause) {
    super(message, cause);
  }
}
