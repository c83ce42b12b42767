// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.it.thirdparty;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A client of one server that keeps what the server answered. */
final class Http {

  /** Member order is that of hash sets in some servers: JSON is kept as a tree. */
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final String base;
  private final List<Object> answers = new ArrayList<>();

  Http(int port) {
    base = "http://localhost:" + port;
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  boolean answers(String path, String expected) {
    try {
      return request("GET", path, null).body().contains(expected);
    } catch (IOException notYet) {
      return false;
    }
  }

  void get(String path) throws IOException {
    keep(path, request("GET", path, null));
  }

  void send(String method, String path, String json) throws IOException {
    keep(method + " " + path + " " + json, request(method, path, json));
  }

  /** Status, content type and body of each request in order, without what differs in each run. */
  List<Object> recorded() {
    return answers;
  }

  private HttpResponse<String> request(String method, String path, String json) throws IOException {
    HttpRequest.BodyPublisher body =
        json == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(json);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(Duration.ofSeconds(60))
            .header("Content-Type", "application/json")
            .method(method, body)
            .build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private void keep(String request, HttpResponse<String> response) throws IOException {
    String type = response.headers().firstValue("Content-Type").orElse("none");
    String body = Varying.removedFrom(response.body().replace(base, "http://server"));
    answers.add(request);
    answers.add(response.statusCode() + " " + type);
    answers.add(type.contains("json") ? JSON.readTree(body) : body);
  }
}
