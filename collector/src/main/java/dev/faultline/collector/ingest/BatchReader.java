// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.faultline.collector.digest.Batch;
import dev.faultline.collector.http.ProblemException;
import dev.faultline.collector.model.SnapshotJson;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;

/**
 * Makes a batch of a body. Item by item, so that a batch never is in memory as a whole; what is
 * kept of a snapshot is its compressed JSON.
 */
final class BatchReader {

  private static final int MAX_NUMBER = 100;
  private static final int MAX_NAME = 4_000;

  private static final JsonMapper MAPPER =
      new JsonMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxNestingDepth(SnapshotJson.MAX_DEPTH)
                      .maxStringLength(SnapshotJson.MAX_STRING)
                      .maxNumberLength(MAX_NUMBER)
                      .maxNameLength(MAX_NAME)
                      .build())
              .build());

  private final Bounds bounds;
  private final InstantSource clock;

  BatchReader(Bounds bounds, InstantSource clock) {
    this.bounds = bounds;
    this.clock = clock;
  }

  /**
   * Reads a batch; items that are not valid are in its refusals.
   *
   * @throws ProblemException if it is no batch, or beyond the bounds
   */
  Batch read(InputStream body) {
    try (JsonParser json = MAPPER.createParser(body)) {
      return new BatchParse(new ItemParser(json, bounds), MAPPER, bounds, clock.instant()).run();
    } catch (InvalidItemException e) {
      throw ProblemException.badRequest(e.reason());
    } catch (ItemParser.ItemTooLargeException e) {
      throw ProblemException.badRequest("agent, status: " + e.getMessage());
    } catch (StreamConstraintsException e) {
      throw ProblemException.badRequest("body: is beyond the bounds" + where(e));
    } catch (JsonProcessingException e) {
      throw ProblemException.badRequest("body: is not JSON in UTF-8" + where(e));
    } catch (IOException e) {
      throw ProblemException.badRequest("body: could not be read as JSON in UTF-8");
    }
  }

  private static String where(JsonProcessingException e) {
    String message = ShownText.of(String.valueOf(e.getOriginalMessage()), 300).replace('\n', ' ');
    return e.getLocation() == null
        ? ": " + message
        : ": " + message + ", at byte " + e.getLocation().getByteOffset();
  }
}
