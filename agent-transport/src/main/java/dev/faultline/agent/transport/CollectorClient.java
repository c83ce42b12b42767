// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.transport;

import java.io.IOException;
import java.net.SocketException;
import okhttp3.Call;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
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
 */
final class CollectorClient {

  private static final MediaType JSON = MediaType.get("application/json");
  private static final MediaType BYTES = MediaType.get("application/octet-stream");
  private static final int MAXIMUM_ANSWER = 1 << 20;

  private final Connections connections;
  private final String userAgent;
  private final TokenSource token;
  private final AnswerReader reader = new AnswerReader();
  private @Nullable OkHttpClient client;
  private volatile @Nullable Call current;
  private volatile boolean cancelled;

  CollectorClient(Connections connections, TokenSource token, String userAgent) {
    this.connections = connections;
    this.token = token;
    this.userAgent = userAgent;
  }

  String url() {
    return connections.url();
  }

  /** {@code host:port}. */
  String proxy() {
    return connections.proxy().address();
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
    interrupt();
  }

  /** Ends the running request, if there is one. */
  void interrupt() {
    Call running = current;
    if (running != null) {
      running.cancel();
    }
  }

  /** Whether failures are of {@link #cancel}'s making. */
  boolean isCancelled() {
    return cancelled;
  }

  /** Closes the connection. The next request makes another, and reads certificates again. */
  void close() {
    OkHttpClient connected = client;
    if (connected != null) {
      connected.connectionPool().evictAll();
      client = null;
    }
  }

  private OkHttpClient client() throws IOException {
    OkHttpClient connected = client;
    if (connected == null) {
      connected = connections.client();
      client = connected;
    }
    return connected;
  }

  private Request.Builder request(String path) {
    return new Request.Builder()
        .url(url() + path)
        .header("Authorization", "Bearer " + token.current())
        .header("User-Agent", userAgent)
        // asked for by nobody, so no compressed answer can grow in memory
        .header("Accept-Encoding", "identity");
  }

  private Answer execute(Request.Builder request, @Nullable String batchId) {
    try {
      if (!connections.isSecure()) {
        connections.proxy().signIn(request);
      }
      Call call = client().newCall(request.build());
      current = call;
      if (cancelled) {
        return Answer.of(Answer.Kind.LATER, "the JVM ends");
      }
      try (Response response = call.execute()) {
        return judge(response, batchId);
      }
    } catch (IOException e) {
      return failure(e);
    } catch (RuntimeException e) {
      return Answer.of(Answer.Kind.LATER, "the request can't be made: " + e);
    } finally {
      current = null;
    }
  }

  private Answer failure(IOException e) {
    if (e instanceof SetupException) {
      return Answer.of(Answer.Kind.UNTRUSTED, "can't be reached: " + e.getMessage());
    }
    if (connections.isSecure()) {
      // files with certificates may have been renewed
      close();
    }
    String certificates = TlsTrouble.of(e);
    if (certificates != null) {
      return Answer.of(Answer.Kind.UNTRUSTED, "is not trusted: " + certificates);
    }
    if (connections.proxy().isThere()
        && "Failed to authenticate with proxy".equals(e.getMessage())) {
      return Answer.of(Answer.Kind.STOPPED_BY_PROXY, "answers 407");
    }
    return Answer.of(Answer.Kind.LATER, reason(e));
  }

  /** A collector that asks for another certificate may just end the connection. */
  private String hint(IOException e) {
    boolean ended = e.getClass() == SocketException.class || e.getClass() == IOException.class;
    return connections.isSecure() && ended
        ? "; if it asks for the agent's certificate, is faultline.tls.certificate one that it knows?"
        : "";
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
    if (status == 407 && connections.proxy().isThere()) {
      return Answer.of(Answer.Kind.STOPPED_BY_PROXY, reason);
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

  private String reason(IOException e) {
    String message = e.getMessage();
    String name = e.getClass().getSimpleName();
    return "can't be reached (" + (message == null ? name : name + ": " + message) + hint(e) + ")";
  }
}
