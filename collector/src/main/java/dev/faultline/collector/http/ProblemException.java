// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Ends a request with an error that its sender can do something about. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int status;
  private final String title;
  private final String detail;
  private final @Nullable Duration retryAfter;

  private ProblemException(int status, String title, String detail, @Nullable Duration retryAfter) {
    super(title + ": " + detail, null, false, false); // expected, and made by strangers: no stack
    this.status = status;
    this.title = title;
    this.detail = detail;
    this.retryAfter = retryAfter;
  }

  /**
   * @param title the same for all problems of a kind
   * @param detail what was wrong, where, and what to do
   */
  public static ProblemException of(int status, String title, String detail) {
    return new ProblemException(status, title, detail, null);
  }

  /** A problem that goes away by waiting. */
  public static ProblemException later(
      int status, String title, String detail, Duration retryAfter) {
    return new ProblemException(status, title, detail, retryAfter);
  }

  public static ProblemException badRequest(String detail) {
    return of(400, "Bad request", detail);
  }

  public static ProblemException notFound(String detail) {
    return of(404, "Not found", detail);
  }

  public static ProblemException tooLarge(String detail) {
    return of(413, "Too large", detail);
  }

  public static ProblemException busy(String detail, Duration retryAfter) {
    return later(503, "Not now", detail, retryAfter);
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  public String detail() {
    return detail;
  }

  public @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
