// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.collector.digest.Batch.RecordedOccurrence;
import dev.faultline.collector.digest.EventDescription;
import dev.faultline.collector.model.EntryPoint;
import dev.faultline.collector.model.Snapshot;
import dev.faultline.collector.model.SnapshotJson;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An element of {@code snapshots}.
 *
 * @param classFiles hashes that its frames name
 */
record SnapshotItem(RecordedOccurrence occurrence, Set<String> classFiles) {

  private static final Pattern ID = Pattern.compile("(?!(first|latest)$)[A-Za-z0-9-]{1,64}");
  private static final Pattern TRIGGER = Pattern.compile("first|sampled|forced");

  static SnapshotItem read(String item, JsonNode node) {
    Fields fields = new Fields("", node);
    String id = fields.matching("id", ID, "1 to 64 letters, digits and hyphens");
    EventDescription event = EventFields.read(fields.object("event"));
    Fields causedBy = fields.objectOrNull("causedBy");
    if (causedBy != null) {
      EventFields.read(causedBy);
    }
    long occurredAt = fields.number("occurredAt", 0, CountItem.MAX_TIME);
    String trigger = fields.matching("trigger", TRIGGER, "first, sampled or forced");
    Snapshot snapshot = bind(node);
    SnapshotCheck check = new SnapshotCheck(event.kind());
    check.check(snapshot);
    CompressedJson json = CompressedJson.of(node);
    return new SnapshotItem(
        new RecordedOccurrence(
            item,
            id,
            event,
            Instant.ofEpochMilli(occurredAt),
            trigger,
            entryPoint(fields.objectOrNull("entryPoint")),
            message(snapshot),
            json.size(),
            json.gzip()),
        check.classFiles());
  }

  /**
   * What pages read back must have the right types: it is refused now, not shown as an error later.
   */
  private static Snapshot bind(JsonNode node) {
    try {
      return SnapshotJson.check(node);
    } catch (JsonMappingException e) {
      throw new InvalidItemException(path(e), "has the wrong type");
    } catch (JsonProcessingException e) {
      throw new InvalidItemException("", "has not the form of a snapshot");
    }
  }

  private static String path(JsonMappingException e) {
    return e.getPath().stream().map(SnapshotItem::step).collect(Collectors.joining("/"));
  }

  private static String step(Reference reference) {
    String field = reference.getFieldName();
    return field == null ? String.valueOf(reference.getIndex()) : ShownText.of(field, 100);
  }

  private static @Nullable String message(Snapshot snapshot) {
    if (snapshot.exceptions().isEmpty()) {
      return null;
    }
    String message = snapshot.exceptions().get(0).message();
    return message == null ? null : ShownText.of(message, CountItem.MAX_MESSAGE);
  }

  private static @Nullable EntryPoint entryPoint(@Nullable Fields entryPoint) {
    if (entryPoint == null
        || (entryPoint.value("class") == null && entryPoint.value("name") == null)) {
      return null;
    }
    return new EntryPoint(
        entryPoint.nameOrNull("class", EventFields.MAX_NAME),
        entryPoint.nameOrNull("method", EventFields.MAX_NAME),
        entryPoint.lineOrNull("name", EventFields.MAX_EVENT_NAME),
        entryPoint.nameOrNull("kind", 50));
  }
}
