// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.transport;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.faultline.agent.core.model.CallProfile;
import dev.faultline.agent.core.model.EntryPoint;
import dev.faultline.agent.core.model.InvocationCount;
import dev.faultline.agent.core.model.Request;
import dev.faultline.agent.core.model.Surroundings;
import dev.faultline.agent.core.model.TraceContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes what a thread worked for when something occurred. */
final class ContextWriter {

  private static final String[] KINDS = ValueWriter.lowerCase(EntryPoint.Kind.values());
  private static final String[] DIRECTIONS = ValueWriter.lowerCase(Request.Direction.values());

  private ContextWriter() {}

  /** Of an entry point, whose object has begun. */
  static void writeName(JsonGenerator json, @Nullable EntryPoint entryPoint) throws IOException {
    if (entryPoint != null) {
      JsonText.write(json, "name", entryPoint.name());
      json.writeStringField("kind", KINDS[entryPoint.kind().ordinal()]);
    }
  }

  /** As {@link TreeWriter} takes them. */
  static List<Object> trees(List<InvocationCount> invocations) {
    List<Object> trees = new ArrayList<>(invocations.size());
    for (InvocationCount invocation : invocations) {
      Map<String, Object> tree = new LinkedHashMap<>();
      tree.put("name", invocation.name());
      tree.put("kind", KINDS[invocation.kind().ordinal()]);
      tree.put("from", invocation.from());
      tree.put("to", invocation.to());
      tree.put("count", invocation.count());
      tree.put("failed", invocation.failed());
      tree.put("totalMillis", invocation.totalMillis());
      trees.add(tree);
    }
    return trees;
  }

  static void write(JsonGenerator json, Surroundings surroundings) throws IOException {
    Request request = surroundings.request();
    if (request != null) {
      write(json, request);
    }
    TraceContext trace = surroundings.trace();
    if (trace != null) {
      json.writeObjectFieldStart("trace");
      json.writeStringField("traceId", trace.traceId());
      JsonText.write(json, "spanId", trace.spanId());
      json.writeEndObject();
    }
    if (!surroundings.context().isEmpty()) {
      writeTexts(json, "context", surroundings.context());
    }
    if (!surroundings.data().isEmpty()) {
      ValueWriter.writeAll(json, "data", surroundings.data());
    }
    CallProfile profile = surroundings.profile();
    if (profile != null) {
      ProfileWriter.write(json, profile);
    }
  }

  private static void writeTexts(JsonGenerator json, String field, Map<String, String> texts)
      throws IOException {
    json.writeObjectFieldStart(field);
    for (Map.Entry<String, String> text : texts.entrySet()) {
      json.writeStringField(JsonText.whole(text.getKey()), JsonText.whole(text.getValue()));
    }
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Request request) throws IOException {
    json.writeObjectFieldStart("request");
    json.writeStringField("direction", DIRECTIONS[request.direction().ordinal()]);
    JsonText.write(json, "method", request.method());
    JsonText.write(json, "route", request.route());
    boolean isIncoming = request.direction() == Request.Direction.INCOMING;
    JsonText.write(json, isIncoming ? "path" : "url", request.address());
    JsonText.write(json, "query", request.query());
    writeTexts(json, "headers", request.headers());
    if (request.status() > 0) {
      json.writeNumberField("status", request.status());
    }
    JsonText.write(json, "remote", request.remote());
    json.writeEndObject();
  }
}
