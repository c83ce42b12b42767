// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** A collector on a free port, and a client to speak with it. */
final class RunningCollector implements AutoCloseable {

  static final String TOKEN = "a-token-for-everything-in-tests";
  private static final JsonMapper MAPPER = new JsonMapper();

  private final HttpClient client =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
  private final Collector collector;

  static RunningCollector in(Path data) {
    return in(data, TOKEN);
  }

  static RunningCollector in(Path data, @Nullable String bootstrapToken) {
    return new RunningCollector(
        Collector.start(
            new Settings(0, data, "127.0.0.1", bootstrapToken), InstantSource.system()));
  }

  private RunningCollector(Collector collector) {
    this.collector = collector;
  }

  Collector collector() {
    return collector;
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(collector.address() + path));
  }

  HttpRequest.Builder authorized(String path) {
    return request(path).header("Authorization", "Bearer " + TOKEN);
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  HttpResponse<String> get(String path) {
    return send(authorized(path));
  }

  JsonNode json(String path) {
    HttpResponse<String> response = get(path);
    if (response.statusCode() != 200) {
      throw new AssertionError(path + " answers " + response.statusCode() + response.body());
    }
    return json(response);
  }

  static JsonNode json(HttpResponse<String> response) {
    try {
      return MAPPER.readTree(response.body());
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  HttpResponse<String> post(BatchJson batch) {
    return post(batch.bytes());
  }

  HttpResponse<String> post(byte[] body) {
    return send(authorized("/ingest/v1/batches").POST(BodyPublishers.ofByteArray(body)));
  }

  HttpResponse<String> postGzip(byte[] body) {
    return send(
        authorized("/ingest/v1/batches")
            .header("Content-Encoding", "gzip")
            .POST(BodyPublishers.ofByteArray(gzip(body))));
  }

  static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  @Override
  public void close() {
    collector.close();
  }
}
