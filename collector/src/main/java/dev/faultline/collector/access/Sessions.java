// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.access;

import dev.faultline.collector.store.Store;
import io.javalin.http.Context;
import io.javalin.http.SameSite;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Browser sessions: a random secret in a cookie, its hash in the store. */
public final class Sessions {

  private static final Duration LIFETIME = Duration.ofDays(7);

  private final Store store;
  private final InstantSource clock;

  public Sessions(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * Signs a browser in. Always with a new secret, so that none that was planted before is used.
   *
   * @param token secret of the token that it was signed in with; null: by a sign-in link
   */
  public void begin(Context context, @Nullable String token) {
    String secret = Secrets.make();
    byte[] tokenHash = token == null ? null : Secrets.hash(token);
    Instant now = clock.instant();
    store
        .writer()
        .write(
            0,
            changes -> {
              changes.saveSession(Secrets.hash(secret), tokenHash, now, now.plus(LIFETIME));
              return true;
            })
        .join();
    Cookies.set(context, cookie(context), secret, LIFETIME, SameSite.LAX);
  }

  public boolean signedIn(Context context) {
    String secret = context.cookie(cookie(context));
    return secret != null && store.sessions().valid(Secrets.hash(secret), clock.instant());
  }

  /** Whether the browser is signed in with the right to change something. */
  boolean mayChange(Context context) {
    String secret = context.cookie(cookie(context));
    return secret != null && store.sessions().mayChange(Secrets.hash(secret), clock.instant());
  }

  public void end(Context context) {
    String secret = context.cookie(cookie(context));
    if (secret != null) {
      store
          .writer()
          .write(
              0,
              changes -> {
                changes.endSession(Secrets.hash(secret));
                return true;
              })
          .join();
      Cookies.remove(context, cookie(context));
    }
  }

  private static String cookie(Context context) {
    return Cookies.name("session", context);
  }
}
