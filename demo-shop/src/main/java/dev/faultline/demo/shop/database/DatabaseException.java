// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.shop.database;

import java.sql.SQLException;

/** A statement failed. Says which; the cause says why. */
public final class DatabaseException extends RuntimeException {
  private static final long serialVersionUID = 1;

  DatabaseException(String statement, SQLException cause) {
    super("Statement failed: " + statement, cause);
  }
}
