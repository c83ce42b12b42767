// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Batches as agents send them, with valid values for what a test does not care about. */
public final class BatchJson {

  private static final JsonMapper MAPPER = new JsonMapper();

  private final ObjectNode batch = MAPPER.createObjectNode();

  public static BatchJson batch(String id) {
    return new BatchJson(id);
  }

  private BatchJson(String id) {
    batch.put("protocol", 1).put("id", id).put("sentAt", System.currentTimeMillis());
    agent()
        .put("id", "agent-1")
        .put("service", "shop")
        .put("environment", "production")
        .put("deployment", "2.4.1")
        .put("host", "web-1")
        .put("pid", 4711);
    batch.putArray("snapshots");
    batch.putArray("counts");
    batch.putArray("losses");
  }

  public ObjectNode root() {
    return batch;
  }

  public ObjectNode agent() {
    return batch.withObject("/agent");
  }

  public ArrayNode snapshots() {
    return (ArrayNode) batch.get("snapshots");
  }

  public ArrayNode counts() {
    return (ArrayNode) batch.get("counts");
  }

  public BatchJson deployment(String name) {
    agent().put("deployment", name);
    return this;
  }

  public BatchJson agentId(String id) {
    agent().put("id", id);
    return this;
  }

  public BatchJson count(ObjectNode event, long count) {
    return count(event, count, System.currentTimeMillis());
  }

  public BatchJson count(ObjectNode event, long count, long at) {
    ObjectNode item = counts().addObject();
    item.put("from", at - 1).put("to", at).put("count", count).put("message", "it failed");
    item.set("event", event.deepCopy());
    return this;
  }

  public BatchJson snapshot(String id, ObjectNode event) {
    return snapshot(id, event, System.currentTimeMillis());
  }

  public BatchJson snapshot(String id, ObjectNode event, long at) {
    ObjectNode item = snapshots().addObject();
    item.put("id", id).put("occurredAt", at).put("trigger", "first");
    item.set("event", event.deepCopy());
    item.putObject("entryPoint").put("class", "com.acme.Main").put("method", "main");
    ObjectNode exception = item.putArray("exceptions").addObject();
    exception.put("type", "com.acme.OrderException").put("message", "order o-17 failed");
    ObjectNode frame = exception.putArray("frames").addObject();
    frame.put("class", "com.acme.Shop").put("method", "total").put("line", 52);
    frame.put("application", true);
    ObjectNode variable = frame.putArray("variables").addObject();
    variable.put("name", "order").put("kind", "string").put("value", "o-17");
    return this;
  }

  public BatchJson invocations(String name, long count, long failed, long totalMillis) {
    long now = System.currentTimeMillis();
    batch
        .withArray("/invocations")
        .addObject()
        .put("name", name)
        .put("kind", "request")
        .put("from", now - 1_000)
        .put("to", now)
        .put("count", count)
        .put("failed", failed)
        .put("totalMillis", totalMillis);
    return this;
  }

  public BatchJson loss(String what, String reason, long count) {
    batch
        .withArray("/losses")
        .addObject()
        .put("what", what)
        .put("reason", reason)
        .put("count", count);
    return this;
  }

  /** An uncaught exception in a method. */
  public static ObjectNode event(String method) {
    return event("UNCAUGHT", method);
  }

  public static ObjectNode event(String kind, String method) {
    ObjectNode event = MAPPER.createObjectNode();
    event.put("kind", kind);
    event.putArray("types").add("com.acme.OrderException");
    event.putObject("location").put("class", "com.acme.Shop").put("method", method);
    return event;
  }

  public byte[] bytes() {
    return text().getBytes(StandardCharsets.UTF_8);
  }

  public String text() {
    try {
      return MAPPER.writeValueAsString(batch);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
