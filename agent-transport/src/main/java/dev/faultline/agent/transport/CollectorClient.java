// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.transport;

import java.io.IOException;
import java.util.Collections;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * Speaks HTTP with the collector: one connection, one request at a time, on the calling thread. Any
 * failure becomes an {@link Answer}; nothing is thrown. {@link #cancel} may be called by another
 * thread.
 *
 * <p>HTTP/1.1 is enough for one request at a time; HTTP/2 would cost OkHttp two more threads. Where
 * the URL is not {@code https}, no TLS is set up: that reads all certificates of the platform.
 */
final class CollectorClient {

  private static final MediaType JSON = MediaType.get("application/json");
  private static final MediaType BYTES = MediaType.get("application/octet-stream");
  private static final int MAXIMUM_ANSWER = 1 << 20;

  private final OkHttpClient client;
  private final String url;
  private final String userAgent;
  private final TokenSource token;
  private final AnswerReader reader = new AnswerReader();
  private volatile @Nullable Call current;
  private volatile boolean cancelled;

  CollectorClient(String url, TokenSource token, String userAgent, Timing timing) {
    this.url = url;
    this.token = token;
    this.userAgent = userAgent;
    boolean secure = HttpUrl.get(url).isHttps();
    client =
        new OkHttpClient.Builder()
            .protocols(Collections.singletonList(Protocol.HTTP_1_1))
            .connectionSpecs(
                Collections.singletonList(
                    secure ? ConnectionSpec.MODERN_TLS : ConnectionSpec.CLEARTEXT))
            .connectionPool(new ConnectionPool(1, 1, TimeUnit.MINUTES))
            .socketFactory(new PromptSockets())
            // each address in turn on this thread, instead of a thread for each
            .fastFallback(false)
            // a redirected POST would become a GET
            .followRedirects(false)
            .followSslRedirects(false)
            .connectTimeout(timing.connectTimeout, TimeUnit.MILLISECONDS)
            .readTimeout(timing.readTimeout, TimeUnit.MILLISECONDS)
            .writeTimeout(timing.readTimeout, TimeUnit.MILLISECONDS)
            .callTimeout(timing.callTimeout, TimeUnit.MILLISECONDS)
            .build();
  }

  String url() {
    return url;
  }

  Answer send(Batch batch, Body body) {
    Request.Builder request =
        request("/ingest/v1/batches").post(RequestBody.create(body.bytes(), JSON));
    if (body.compressed()) {
      request.header("Content-Encoding", "gzip");
    }
    return execute(request, batch.id());
  }

  Answer putClass(String hash, byte[] content) {
    return execute(
        request("/ingest/v1/classes/" + hash).put(RequestBody.create(content, BYTES)), null);
  }

  /** Ends the running request and fails all later ones. */
  void cancel() {
    cancelled = true;
    Call running = current;
    if (running != null) {
      running.cancel();
    }
  }

  /** Whether failures are of {@link #cancel}'s making. */
  boolean isCancelled() {
    return cancelled;
  }

  /** Closes the connection. */
  void close() {
    client.connectionPool().evictAll();
  }

  private Request.Builder request(String path) {
    return new Request.Builder()
        .url(url + path)
        .header("Authorization", "Bearer " + token.current())
        .header("User-Agent", userAgent)
        // asked for by nobody, so no compressed answer can grow in memory
        .header("Accept-Encoding", "identity");
  }

  private Answer execute(Request.Builder request, @Nullable String batchId) {
    try {
      Call call = client.newCall(request.build());
      current = call;
      if (cancelled) {
        return Answer.of(Answer.Kind.LATER, "the JVM ends");
      }
      try (Response response = call.execute()) {
        return judge(response, batchId);
      }
    } catch (IOException e) {
      return Answer.of(Answer.Kind.LATER, reason(e));
    } catch (RuntimeException e) {
      return Answer.of(Answer.Kind.LATER, "the request can't be made: " + e);
    } finally {
      current = null;
    }
  }

  private Answer judge(Response response, @Nullable String batchId) throws IOException {
    int status = response.code();
    byte[] body = read(response.body());
    if (status >= 200 && status < 300) {
      Answer accepted =
          batchId == null ? Answer.of(Answer.Kind.ACCEPTED, "") : reader.accepted(body, batchId);
      return accepted != null
          ? accepted
          : Answer.of(
              Answer.Kind.MISDIRECTED, "answers " + status + " but not as a collector does");
    }
    String problem = reader.problem(body);
    String reason = "answers " + status + (problem.isEmpty() ? "" : " (" + problem + ")");
    if (status >= 300 && status < 400) {
      reason += ", redirecting to " + response.header("Location", "nowhere");
    }
    long retryAfter = RetryAfter.millis(response.header("Retry-After"), System.currentTimeMillis());
    return Answer.later(kind(status), reason, retryAfter);
  }

  private static Answer.Kind kind(int status) {
    switch (status) {
      case 401:
      case 403:
        return Answer.Kind.REJECTED;
      case 404:
      case 405:
      case 407:
        return Answer.Kind.MISDIRECTED;
      case 408:
      case 429:
        return Answer.Kind.LATER;
      case 413:
        return Answer.Kind.TOO_LARGE;
      default:
        return status >= 500
            ? Answer.Kind.LATER
            : status >= 400 ? Answer.Kind.REFUSED : Answer.Kind.MISDIRECTED;
    }
  }

  /** What is beyond the bound is not read: no answer is that long. */
  private static byte[] read(ResponseBody body) throws IOException {
    BufferedSource source = body.source();
    source.request(MAXIMUM_ANSWER);
    return source.getBuffer().readByteArray(Math.min(source.getBuffer().size(), MAXIMUM_ANSWER));
  }

  private static String reason(IOException e) {
    String message = e.getMessage();
    String name = e.getClass().getSimpleName();
    return "can't be reached (" + (message == null ? name : name + ": " + message) + ")";
  }
}
