// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.shop.database;

/** Something was asked for that the shop does not have. Answered with 404. */
public final class NotFoundException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public NotFoundException(String what, Object id) {
    super("There is no " + what + " " + id);
  }
}
