// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.transport;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.faultline.agent.core.environment.Environment;
import dev.faultline.agent.core.model.CodeReference;
import dev.faultline.agent.core.model.Count;
import dev.faultline.agent.core.model.EntryPoint;
import dev.faultline.agent.core.model.EventKey;
import dev.faultline.agent.core.model.ExceptionRecord;
import dev.faultline.agent.core.model.FrameRecord;
import dev.faultline.agent.core.model.Location;
import dev.faultline.agent.core.model.Outcome;
import dev.faultline.agent.core.model.Snapshot;
import dev.faultline.agent.core.model.ThreadRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes JSON of snapshots and counts, each on its own: one that can't be written spoils no other.
 * Straight from the model, without a tree in between. For the sending thread.
 */
final class ItemWriter {

  private static final String[] OUTCOMES = ValueWriter.lowerCase(Outcome.Kind.values());
  private static final String[] TRIGGERS = ValueWriter.lowerCase(Snapshot.Trigger.values());
  private static final String[] RELATIONS =
      ValueWriter.lowerCase(ExceptionRecord.Relation.values());

  private final JsonFactory factory = new JsonFactory();
  private final ClassFiles classFiles;

  ItemWriter(ClassFiles classFiles) {
    this.classFiles = classFiles;
  }

  /**
   * @param environment as {@link #tree} made it
   */
  byte[] snapshot(String id, Snapshot snapshot, String environment) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(8_192);
    try (JsonGenerator json = factory.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("id", id);
      writeEvent(json, "event", snapshot.event());
      json.writeNumberField("occurredAt", snapshot.occurredAt());
      json.writeStringField("trigger", TRIGGERS[snapshot.trigger().ordinal()]);
      writeThread(json, snapshot.thread());
      writeEntryPoint(json, snapshot.entryPoint(), snapshot.surroundings().entryPoint());
      writeOutcome(json, snapshot.outcome());
      writeExceptions(json, snapshot.exceptions());
      ContextWriter.write(json, snapshot.surroundings());
      if (snapshot.causedBy() != null) {
        writeEvent(json, "causedBy", snapshot.causedBy().key());
      }
      StatementWriter.write(json, snapshot.surroundings());
      json.writeFieldName("environment");
      json.writeRawValue(environment);
      json.writeNumberField("captureNanos", snapshot.captureNanos());
      json.writeArrayFieldStart("notes");
      for (String note : snapshot.notes()) {
        json.writeString(JsonText.whole(note));
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }

  byte[] count(Count count) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (JsonGenerator json = factory.createGenerator(bytes)) {
      json.writeStartObject();
      writeEvent(json, "event", count.event());
      json.writeNumberField("from", count.from());
      json.writeNumberField("to", count.to());
      json.writeNumberField("count", count.count());
      JsonText.write(json, "message", count.message());
      JsonText.write(json, "link", count.link());
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }

  byte[] tree(Map<String, Object> tree) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(8_192);
    try (JsonGenerator json = factory.createGenerator(bytes)) {
      TreeWriter.write(json, tree);
    }
    return bytes.toByteArray();
  }

  String environment(Environment environment) throws IOException {
    return new String(tree(environment.fields()), StandardCharsets.UTF_8);
  }

  private static void writeEvent(JsonGenerator json, String field, EventKey event)
      throws IOException {
    json.writeObjectFieldStart(field);
    json.writeStringField("kind", event.kind().name());
    json.writeArrayFieldStart("types");
    for (String type : event.types()) {
      json.writeString(JsonText.whole(type));
    }
    json.writeEndArray();
    Location location = event.location();
    if (location != null) {
      json.writeObjectFieldStart("location");
      writeLocation(json, location);
      JsonText.write(json, "site", location.site());
      json.writeEndObject();
    }
    StatementWriter.write(json, event.template());
    JsonText.write(json, "name", event.name());
    json.writeEndObject();
  }

  private static void writeLocation(JsonGenerator json, Location location) throws IOException {
    JsonText.write(json, "class", location.className());
    JsonText.write(json, "method", location.method());
    JsonText.write(json, "descriptor", location.descriptor());
  }

  private static void writeThread(JsonGenerator json, ThreadRecord thread) throws IOException {
    json.writeObjectFieldStart("thread");
    JsonText.write(json, "name", thread.name());
    json.writeNumberField("id", thread.id());
    json.writeBooleanField("daemon", thread.daemon());
    json.writeNumberField("priority", thread.priority());
    json.writeBooleanField("virtual", thread.virtual());
    JsonText.write(json, "group", thread.group());
    if (thread.cpuMillis() >= 0) {
      json.writeNumberField("cpuMillis", thread.cpuMillis());
    }
    json.writeEndObject();
  }

  /**
   * @param frame the outermost one of the application
   */
  private static void writeEntryPoint(
      JsonGenerator json, @Nullable Location frame, @Nullable EntryPoint known) throws IOException {
    if (frame != null || known != null) {
      json.writeObjectFieldStart("entryPoint");
      if (frame != null) {
        writeLocation(json, frame);
      }
      ContextWriter.writeName(json, known);
      json.writeEndObject();
    }
  }

  private static void writeOutcome(JsonGenerator json, Outcome outcome) throws IOException {
    json.writeObjectFieldStart("outcome");
    json.writeStringField("kind", OUTCOMES[outcome.kind().ordinal()]);
    Location where = outcome.where();
    if (where != null) {
      writeLocation(json, where);
    }
    if (outcome.line() >= 0) {
      json.writeNumberField("line", outcome.line());
    }
    json.writeEndObject();
  }

  private void writeExceptions(JsonGenerator json, List<ExceptionRecord> exceptions)
      throws IOException {
    json.writeArrayFieldStart("exceptions");
    for (ExceptionRecord exception : exceptions) {
      json.writeStartObject();
      JsonText.write(json, "type", exception.type());
      JsonText.write(json, "message", exception.message());
      json.writeStringField("relation", RELATIONS[exception.relation().ordinal()]);
      if (exception.parent() >= 0) {
        json.writeNumberField("parent", exception.parent());
      } else {
        json.writeNullField("parent");
      }
      json.writeBooleanField("stackRebuilt", exception.stackRebuilt());
      json.writeNumberField("framesCut", exception.framesCut());
      json.writeArrayFieldStart("frames");
      for (FrameRecord frame : exception.frames()) {
        writeFrame(json, frame);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeFrame(JsonGenerator json, FrameRecord frame) throws IOException {
    json.writeStartObject();
    JsonText.write(json, "class", frame.className());
    JsonText.write(json, "method", frame.method());
    JsonText.write(json, "descriptor", frame.descriptor());
    JsonText.write(json, "file", frame.file());
    if (frame.line() >= 0) {
      json.writeNumberField("line", frame.line());
    }
    json.writeBooleanField("application", frame.application());
    CodeReference code = frame.code();
    if (code != null) {
      JsonText.write(json, "code", classFiles.hashOf(code));
      JsonText.write(json, "source", code.source());
    }
    JsonText.write(json, "site", frame.site());
    if (frame.variables() != null) {
      ValueWriter.writeAll(json, "variables", frame.variables());
    }
    JsonText.write(json, "variablesMissing", frame.variablesMissing());
    json.writeEndObject();
  }
}
