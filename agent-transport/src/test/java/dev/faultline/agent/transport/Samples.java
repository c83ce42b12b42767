// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.transport;

import dev.faultline.agent.core.model.CodeReference;
import dev.faultline.agent.core.model.Count;
import dev.faultline.agent.core.model.EntryPoint;
import dev.faultline.agent.core.model.EventKey;
import dev.faultline.agent.core.model.ExceptionRecord;
import dev.faultline.agent.core.model.FrameRecord;
import dev.faultline.agent.core.model.InvocationCount;
import dev.faultline.agent.core.model.Location;
import dev.faultline.agent.core.model.Outcome;
import dev.faultline.agent.core.model.Request;
import dev.faultline.agent.core.model.Snapshot;
import dev.faultline.agent.core.model.Snapshot.Trigger;
import dev.faultline.agent.core.model.Surroundings;
import dev.faultline.agent.core.model.ThreadRecord;
import dev.faultline.agent.core.model.TraceContext;
import dev.faultline.agent.core.model.Value;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an engine would record. */
final class Samples {

  private Samples() {}

  static EventKey event(String type) {
    return new EventKey(
        EventKey.Kind.UNCAUGHT,
        List.of(type, "java.lang.NullPointerException"),
        new Location(
            "com.acme.OrderService", "total", "(Lcom/acme/Order;)J", "java/util/Map.get#0"));
  }

  static Snapshot snapshot(String type, Trigger trigger) {
    return snapshot(type, trigger, 1_000, List.of(), null);
  }

  static Snapshot snapshot(
      String type,
      Trigger trigger,
      int bytes,
      List<Value> variables,
      @Nullable CodeReference code) {
    FrameRecord frame =
        new FrameRecord("com.acme.OrderService", "total", "OrderService.java", 52)
            .application(true)
            .descriptor("(Lcom/acme/Order;)J")
            .site("java/util/Map.get#0")
            .code(code)
            .variables(variables);
    FrameRecord library =
        new FrameRecord("java.lang.reflect.Method", "invoke", "Method.java", -2)
            .variablesMissing("not instrumented");
    return new Snapshot(
        event(type),
        1_790_000_000_000L,
        trigger,
        new ThreadRecord("http-7", 31, true, 5, false, "main", 42),
        new Location("com.acme.Shop", "handle", null, null),
        new Outcome(Outcome.Kind.CAUGHT, new Location("com.acme.Shop", "handle", "()V", null), 88),
        List.of(
            new ExceptionRecord(
                type,
                "order o-17 failed",
                ExceptionRecord.Relation.THROWN,
                -1,
                List.of(frame, library),
                3,
                false),
            new ExceptionRecord(
                "java.lang.NullPointerException",
                null,
                ExceptionRecord.Relation.CAUSE,
                0,
                List.of(library),
                0,
                true)),
        List.of("3 frames without variables: the budget of 256 KB was spent"),
        412_000,
        bytes);
  }

  /** An event of the application's own. */
  static Snapshot custom() {
    Value amount = new Value().name("amount").type("java.lang.Integer").kind(Value.Kind.TEXT);
    FrameRecord frame = new FrameRecord("com.acme.Shop", "pay", "Shop.java", 12).application(true);
    return new Snapshot(
        new EventKey(
            EventKey.Kind.CUSTOM,
            List.of(),
            new Location("com.acme.Shop", "pay", "()V", null),
            "payment-declined"),
        key -> {},
        1_790_000_000_000L,
        Trigger.FIRST,
        new ThreadRecord("http-7", 31, true, 5, false, "main", 42),
        null,
        new Outcome(Outcome.Kind.FIRED, null, -1),
        List.of(
            new ExceptionRecord(
                null,
                "payment-declined",
                ExceptionRecord.Relation.STATEMENT,
                -1,
                List.of(frame),
                0,
                false)),
        List.of(),
        1_000,
        100,
        Surroundings.none().with(Map.of("tenant", "acme"), List.of(amount.text("12"))),
        null);
  }

  /** An answer to a request, and the event that led to it. */
  static Snapshot answer() {
    EntryPoint entryPoint = new EntryPoint(EntryPoint.Kind.REQUEST, "GET /orders/{id}");
    Request request =
        new Request(
            Request.Direction.INCOMING,
            "GET",
            "/orders/17",
            "a=b",
            "10.0.0.1",
            Map.of("accept", "*/*"),
            null);
    request.route("/orders/{id}");
    request.status(503);
    return new Snapshot(
        new EventKey(EventKey.Kind.HTTP_ERROR, List.of(), null, "GET /orders/{id} 503"),
        key -> {},
        1_790_000_000_000L,
        Trigger.FIRST,
        new ThreadRecord("http-7", 31, true, 5, false, "main", 42),
        null,
        new Outcome(Outcome.Kind.ANSWERED, null, -1),
        List.of(
            new ExceptionRecord(
                null,
                "answered with 503",
                ExceptionRecord.Relation.STATEMENT,
                -1,
                List.of(new FrameRecord("com.acme.Shop", "answer", "Shop.java", 12)),
                0,
                false)),
        List.of(),
        1_000,
        100,
        new Surroundings(
            List.of(),
            null,
            0,
            null,
            entryPoint,
            request,
            TraceContext.of("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7")),
        () -> event("x.Y"));
  }

  static InvocationCount invocations() {
    return new InvocationCount(
        "GET /orders/{id}", EntryPoint.Kind.REQUEST, 1_000, 2_000, 12, 1, 340);
  }

  static Count count(String type, long count) {
    return new Count(event(type), 1_000, 2_000, count, "first message", "abcdefgh2345");
  }

  static CodeReference code(byte @Nullable [] content) {
    return new CodeReference() {
      @Override
      public String className() {
        return "com.acme.OrderService";
      }

      @Override
      public String source() {
        return "orders-2.4.1.jar";
      }

      @Override
      public byte @Nullable [] read() {
        return content;
      }
    };
  }
}
