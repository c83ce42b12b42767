// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.faultline.collector.digest.Batch;
import dev.faultline.collector.digest.Digest;
import dev.faultline.collector.digest.Verdict;
import dev.faultline.collector.http.Audience;
import dev.faultline.collector.http.Routes;
import dev.faultline.collector.model.ClassFile;
import dev.faultline.collector.store.Writer;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** What agents speak to (docs/protocol.md). An answer of 2xx means: durably stored. */
public final class IngestRoutes implements Routes {

  private static final JsonMapper MAPPER = new JsonMapper();

  private final Digest digest;
  private final Writer writer;
  private final InstantSource clock;
  private final Bounds bounds = Bounds.DEFAULT;
  private final BatchReader reader;
  private final Admission admission;
  private final IngestMetrics metrics;

  public IngestRoutes(Digest digest, Writer writer, InstantSource clock, MeterRegistry meters) {
    this.digest = digest;
    this.writer = writer;
    this.clock = clock;
    this.reader = new BatchReader(bounds, clock);
    this.admission = Admission.forThisMachine();
    this.metrics = new IngestMetrics(meters, writer);
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.post("/ingest/v1/batches", this::batch, Audience.INGEST);
    routes.put("/ingest/v1/classes/{sha256}", this::classFile, Audience.INGEST);
  }

  private void batch(Context context) {
    long start = System.nanoTime();
    try (Admission.Admitted admitted = admission.admit(context, bounds.body())) {
      byte[] body = admitted.body();
      Batch batch =
          admitted.parse(
              () -> reader.read(BoundedBody.of(body, context.header("Content-Encoding"), bounds)));
      Verdict verdict = Durable.get(digest.digest(batch));
      context.contentType("application/json").result(answer(batch, verdict));
      metrics.batch(body.length, verdict, System.nanoTime() - start);
    }
  }

  private String answer(Batch batch, Verdict verdict) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("batch", batch.id());
    answer.put("duplicate", verdict.duplicate());
    answer.put("accepted", verdict.accepted());
    answer.put("refused", verdict.refused());
    answer.put(
        "settings", AnswerSettings.of(digest.instructions(batch), digest.classesWanted(batch)));
    try {
      return MAPPER.writeValueAsString(answer);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void classFile(Context context) {
    String sha256 = context.pathParam("sha256");
    try (Admission.Admitted admitted = admission.admit(context, ClassFileCheck.MAX_BYTES)) {
      ClassFile file = ClassFileCheck.check(sha256, admitted.body());
      Durable.get(
          writer.write(
              file.bytes().length,
              changes -> {
                changes.saveClassFile(file, clock.instant());
                return true;
              }));
      context.status(204);
      metrics.classFile();
    }
  }
}
