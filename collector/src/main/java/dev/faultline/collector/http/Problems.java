// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.faultline.collector.store.FullException;
import dev.faultline.collector.store.InvalidCursorException;
import dev.faultline.collector.store.OverloadedException;
import dev.faultline.collector.store.StoreUnavailableException;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers that say what went wrong, as {@code application/problem+json} (RFC 9457). */
public final class Problems implements Routes {

  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final Duration SHORTLY = Duration.ofSeconds(1);
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final Duration MUCH_LATER = Duration.ofMinutes(5);

  private final SecureRandom random = new SecureRandom();

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.exception(ProblemException.class, (problem, context) -> answer(context, problem));
    routes.exception(
        InvalidCursorException.class,
        (e, context) ->
            answer(context, ProblemException.badRequest(String.valueOf(e.getMessage()))));
    routes.exception(
        OverloadedException.class,
        (e, context) ->
            answer(context, ProblemException.busy(e.getMessage() + ": try again", SHORTLY)));
    routes.exception(
        FullException.class,
        (e, context) ->
            answer(context, ProblemException.later(429, "Full", e.reason(), MUCH_LATER)));
    routes.exception(StoreUnavailableException.class, (e, context) -> storeUnavailable(context));
    routes.exception(HttpResponseException.class, (e, context) -> framework(context, e));
    routes.exception(Exception.class, (e, context) -> unexpected(context, e));
  }

  /** Writes a problem as the answer. */
  public static void answer(Context context, ProblemException problem) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("title", problem.title());
    body.put("status", problem.status());
    body.put("detail", problem.detail());
    Duration retryAfter = problem.retryAfter();
    if (retryAfter != null) {
      context.header("Retry-After", String.valueOf(retryAfter.toSeconds()));
    }
    context.status(problem.status());
    context.contentType("application/problem+json");
    context.result(json(body));
  }

  private static void storeUnavailable(Context context) {
    answer(
        context,
        ProblemException.busy(
            "the store can't be read or written right now; the collector's log says why", SOON));
  }

  /** What the framework refuses by itself: no such route, no such method. */
  private static void framework(Context context, HttpResponseException e) {
    String detail =
        switch (e.getStatus()) {
          case 404 -> "there is nothing at this address";
          case 405 -> "this address doesn't take this method";
          default -> "the request could not be understood";
        };
    answer(context, ProblemException.of(e.getStatus(), title(e.getStatus()), detail));
  }

  private static String title(int status) {
    return switch (status) {
      case 404 -> "Not found";
      case 405 -> "Method not allowed";
      default -> "Bad request";
    };
  }

  /** Details stay here: what is in the message may be anyone's data. */
  private void unexpected(Context context, Exception e) {
    String reference = Integer.toHexString(random.nextInt());
    LOG.error("a request failed, reference {}", reference, e);
    answer(
        context,
        ProblemException.of(
            500, "Failed", "the collector failed; its log says why under reference " + reference));
  }

  private static String json(Map<String, Object> body) {
    try {
      return MAPPER.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
