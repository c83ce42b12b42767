// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.ingest;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.faultline.collector.digest.Batch;
import dev.faultline.collector.digest.Batch.CountedOccurrences;
import dev.faultline.collector.digest.Batch.RecordedOccurrence;
import dev.faultline.collector.http.ProblemException;
import dev.faultline.collector.model.Loss;
import dev.faultline.collector.store.NewInvocations;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One batch while it is read. The order of its fields does not matter. */
final class BatchParse {

  private static final int PROTOCOL = 1;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,64}");
  private static final int MAX_CLASS_FILES = 5_000;

  private final ItemParser json;
  private final JsonMapper mapper;
  private final Bounds bounds;
  private final Instant now;
  private final Refusals refusals = new Refusals();
  private final List<RecordedOccurrence> snapshots = new ArrayList<>();
  private final List<CountedOccurrences> counts = new ArrayList<>();
  private final List<NewInvocations> invocations = new ArrayList<>();
  private final List<Loss> losses = new ArrayList<>();
  private final Set<String> classFiles = new HashSet<>();
  private long countedText;
  private @Nullable JsonNode protocol;
  private @Nullable JsonNode id;
  private @Nullable JsonNode agent;
  private @Nullable JsonNode status;

  BatchParse(ItemParser json, JsonMapper mapper, Bounds bounds, Instant now) {
    this.json = json;
    this.mapper = mapper;
    this.bounds = bounds;
    this.now = now;
  }

  Batch run() throws IOException {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw ProblemException.badRequest("body: must be a JSON object");
    }
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String field = json.currentName();
      json.nextToken();
      json.startItem();
      field(field);
      json.startItem();
    }
    if (json.nextToken() != null) {
      throw ProblemException.badRequest("body: must end with the batch");
    }
    return batch();
  }

  private void field(String name) throws IOException {
    switch (name) {
      case "protocol" -> protocol = mapper.readTree(json);
      case "id" -> id = mapper.readTree(json);
      case "agent" -> agent = mapper.readTree(json);
      case "status" -> status = mapper.readTree(json);
      case "snapshots" -> items(name, bounds.snapshots(), this::snapshot);
      case "counts" -> items(name, bounds.counts(), this::count);
      case "invocations" -> items(name, bounds.invocations(), this::invocations);
      case "losses" -> items(name, bounds.losses(), this::loss);
      default -> json.skip();
    }
  }

  private void items(String name, int max, BiConsumer<String, JsonNode> take) throws IOException {
    if (json.currentToken() == JsonToken.VALUE_NULL) {
      return;
    }
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw ProblemException.badRequest(name + ": must be an array");
    }
    int depth = json.getParsingContext().getNestingDepth();
    for (int i = 0; ; i++) {
      json.startItem();
      if (json.nextToken() == JsonToken.END_ARRAY) {
        return;
      }
      if (i == max) {
        throw ProblemException.tooLarge(
            name + ": must have at most " + max + " elements; send smaller batches");
      }
      item(name + "/" + i, depth, take);
    }
  }

  private void item(String item, int depth, BiConsumer<String, JsonNode> take) throws IOException {
    try {
      take.accept(item, mapper.readTree(json));
    } catch (ItemParser.ItemTooLargeException e) {
      refusals.add(item, String.valueOf(e.getMessage()));
      json.skipToDepth(depth);
    } catch (InvalidItemException e) {
      refusals.add(item, e.reason());
    }
  }

  private void snapshot(String item, JsonNode node) {
    SnapshotItem snapshot = SnapshotItem.read(item, node);
    snapshots.add(snapshot.occurrence());
    for (String sha256 : snapshot.classFiles()) {
      if (classFiles.size() < MAX_CLASS_FILES) {
        classFiles.add(sha256);
      }
    }
  }

  private void count(String item, JsonNode node) {
    counts.add(CountItem.read(item, node));
    countedText += json.text();
  }

  private void invocations(String item, JsonNode node) {
    invocations.add(InvocationItem.read(node));
  }

  private void loss(String item, JsonNode node) {
    losses.add(LossItem.read(node));
  }

  private Batch batch() {
    if (protocol == null || !protocol.isInt() || protocol.intValue() != PROTOCOL) {
      throw ProblemException.badRequest(
          "protocol: must be 1, which is what this collector speaks: update the older of the two");
    }
    if (id == null || !id.isTextual() || !ID.matcher(id.textValue()).matches()) {
      throw ProblemException.badRequest("id: must be 1 to 64 letters, digits and hyphens");
    }
    if (agent == null) {
      throw ProblemException.badRequest("agent: must be there");
    }
    return new Batch(
        id.textValue(),
        AgentFields.read(new Fields("agent", agent), AgentFields.status(status), now),
        snapshots,
        counts,
        countedText,
        invocations,
        losses,
        refusals.list(),
        classFiles);
  }
}
