// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.traffic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Somebody with a browser. Used by one thread. */
public final class Shopper {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final HttpClient browser =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final ObjectMapper json = new ObjectMapper();
  private final URI shop;
  private final Random random;
  private final Tally tally;

  public Shopper(URI shop, Random random, Tally tally) {
    this.shop = shop;
    this.random = random;
    this.tally = tally;
  }

  /** One of several, by the seed. */
  @SafeVarargs
  public final <T> T any(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  /** A number from 1 to that. */
  public int upTo(int most) {
    return 1 + random.nextInt(most);
  }

  /** Looks at something. */
  public Answer get(String path) throws IOException {
    return send(HttpRequest.newBuilder(at(path)).GET());
  }

  /** Looks at something of one's own. */
  public Answer get(String path, String token) throws IOException {
    return send(HttpRequest.newBuilder(at(path)).header("Authorization", "Bearer " + token).GET());
  }

  /** Sends a form, as JSON. */
  public Answer post(String path, Map<String, ?> form) throws IOException {
    return send(form(path, form));
  }

  /** Sends a text as it is. */
  public Answer post(String path, String text) throws IOException {
    return send(HttpRequest.newBuilder(at(path)).POST(BodyPublishers.ofString(text)));
  }

  /** Signs in and returns the session's token; empty where the shop did not let the shopper in. */
  public String signIn(String email, String password) throws IOException {
    Answer answer = post("/sessions", Map.of("email", email, "password", password));
    return answer.body().path("token").asText();
  }

  /** Fills a basket, a piece of each, and returns its number. */
  public String fillBasket(String... skus) throws IOException {
    String basket = post("/baskets", Map.of()).body().path("id").asText();
    for (String sku : List.of(skus)) {
      put(basket, sku, 1);
    }
    return basket;
  }

  /** Puts some pieces into a basket. */
  public Answer put(String basket, String sku, int quantity) throws IOException {
    return post("/baskets/" + basket + "/lines", Map.of("sku", sku, "quantity", quantity));
  }

  /** Orders a basket. */
  public Answer order(String token, String basket, String cardNumber, @Nullable String giftNote)
      throws IOException {
    Map<String, Object> form = new HashMap<>();
    form.put("basket", basket);
    form.put("card", card(cardNumber));
    form.put("address", address());
    form.put("giftNote", giftNote);
    return send(form("/orders", form).header("Authorization", "Bearer " + token));
  }

  private static Map<String, String> card(String number) {
    return Map.of("number", number, "holder", "A BERGER", "expires", "2039-04", "cvc", "737");
  }

  private static Map<String, String> address() {
    return Map.of("street", "Lindengasse 7", "postcode", "1070", "city", "Wien", "country", "AT");
  }

  private HttpRequest.Builder form(String path, Map<String, ?> form) throws IOException {
    return HttpRequest.newBuilder(at(path))
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(form)));
  }

  private URI at(String path) {
    return shop.resolve(path);
  }

  private Answer send(HttpRequest.Builder request) throws IOException {
    try {
      HttpResponse<String> response =
          browser.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
      tally.count(response.statusCode());
      return new Answer(response.statusCode(), body(response));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException("the shopper has to go").initCause(e);
    } catch (IOException e) {
      tally.countUnanswered();
      throw e;
    }
  }

  private JsonNode body(HttpResponse<String> response) throws IOException {
    boolean isJson =
        response.headers().firstValue("Content-Type").orElse("").startsWith("application/json");
    return isJson ? json.readTree(response.body()) : MissingNode.getInstance();
  }
}
