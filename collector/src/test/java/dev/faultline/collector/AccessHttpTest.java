// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector;

import static dev.faultline.collector.BatchJson.batch;
import static dev.faultline.collector.BatchJson.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.collector.access.Tokens;
import dev.faultline.collector.model.TokenKind;
import dev.faultline.collector.store.StoreLimits;
import dev.faultline.collector.store.sqlite.SqliteStore;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessHttpTest {

  private RunningCollector collector;
  private String agentToken = "";
  private String apiToken = "";
  private String revokedToken = "";
  private String session = "";

  @BeforeAll
  void start(@TempDir Path directory) {
    Path data = directory.resolve("data");
    try (SqliteStore store = SqliteStore.open(data, StoreLimits.DEFAULT, InstantSource.system())) {
      Tokens tokens = new Tokens(store, InstantSource.system());
      tokens.save(RunningCollector.TOKEN, TokenKind.ALL, "all");
      agentToken = tokens.make(TokenKind.AGENT, "agent");
      apiToken = tokens.make(TokenKind.API, "api");
      revokedToken = tokens.make(TokenKind.ALL, "revoked");
      tokens.revoke(store.tokens().list().get(3).id());
    }
    collector = RunningCollector.in(data, null);
    session = cookie(signInByLink(), "session");
  }

  @AfterAll
  void stop() {
    collector.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/ingest/v1/batches", "/ingest/v1/classes/ab"})
  void sending_needsATokenThatSends(String path) {
    assertThat(sending(path, null)).isEqualTo(401);
    assertThat(sending(path, "unknown")).isEqualTo(401);
    assertThat(sending(path, revokedToken)).isEqualTo(401);
    assertThat(sending(path, apiToken)).isEqualTo(403);
    assertThat(sending(path, agentToken)).isNotIn(401, 403);
    assertThat(sending(path, RunningCollector.TOKEN)).isNotIn(401, 403);
  }

  @Test
  void session_doesNotSend() {
    HttpRequest.Builder request =
        collector
            .request("/ingest/v1/batches")
            .header("Cookie", session)
            .POST(BodyPublishers.ofByteArray(batch("b").bytes()));

    assertThat(collector.send(request).statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/services",
        "/api/v1/events",
        "/api/v1/events/x",
        "/api/v1/events/x/snapshots",
        "/api/v1/events/x/snapshots/latest",
        "/api/v1/agents",
        "/metrics"
      })
  void reading_needsATokenThatReadsOrASession(String path) {
    assertThat(reading(path, null)).isEqualTo(401);
    assertThat(reading(path, "unknown")).isEqualTo(401);
    assertThat(reading(path, revokedToken)).isEqualTo(401);
    assertThat(reading(path, agentToken)).isEqualTo(403);
    assertThat(reading(path, apiToken)).isIn(200, 404);
    assertThat(reading(path, RunningCollector.TOKEN)).isIn(200, 404);
    assertThat(withCookie(path, session)).isIn(200, 404);
    assertThat(withCookie(path, session.replaceAll("=.*", "=forged"))).isEqualTo(401);
  }

  @Test
  void wrongToken_isNotOutweighedByASession() {
    HttpRequest.Builder request =
        collector
            .request("/api/v1/services")
            .header("Cookie", session)
            .header("Authorization", "Bearer unknown");

    assertThat(collector.send(request).statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/health/live", "/health/ready", "/sign-in"})
  void publicAddresses_needNothing(String path) {
    assertThat(reading(path, null)).isEqualTo(200);
  }

  @Test
  void unauthorizedAnswer_saysWhatIsMissing() {
    HttpResponse<String> response = collector.send(collector.request("/api/v1/events"));

    assertThat(response.headers().firstValue("WWW-Authenticate"))
        .hasValueSatisfying(value -> assertThat(value).startsWith("Bearer"));
    assertThat(RunningCollector.json(response).get("detail").asText())
        .isEqualTo("a token is needed: send the header Authorization: Bearer TOKEN");
  }

  @Test
  void everyAnswer_tellsBrowsersToBeStrict() {
    for (String path : new String[] {"/sign-in", "/api/v1/events", "/nothing", "/health/live"}) {
      var headers = collector.send(collector.request(path)).headers();
      assertThat(headers.firstValue("Content-Security-Policy"))
          .hasValueSatisfying(
              policy ->
                  assertThat(policy)
                      .contains("default-src 'self'", "frame-ancestors 'none'")
                      .doesNotContain("unsafe"));
      assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
      assertThat(headers.firstValue("Referrer-Policy")).hasValue("no-referrer");
      assertThat(headers.firstValue("Server")).isEmpty();
    }
  }

  @Test
  void signInLink_worksOnce() {
    HttpResponse<String> again = signInByLink();

    assertThat(again.statusCode()).isEqualTo(401);
    assertThat(again.body()).contains("This link was used already");
    assertThat(again.headers().firstValue("Set-Cookie"))
        .hasValueSatisfying(value -> assertThat(value).doesNotContain("session"));
  }

  @Test
  void sessionCookie_isOutOfReachOfScripts() {
    HttpResponse<String> response = signIn(apiToken, "/");

    assertThat(response.headers().allValues("Set-Cookie"))
        .anySatisfy(
            cookie ->
                assertThat(cookie)
                    .startsWith("faultline-session-")
                    .contains("HttpOnly", "SameSite=Lax", "Path=/"));
  }

  @Test
  void token_signsInAndLeadsOn() {
    HttpResponse<String> response = signIn(apiToken, "/events?service=shop");

    assertThat(response.statusCode()).isEqualTo(303);
    assertThat(response.headers().firstValue("Location")).hasValue("/events?service=shop");
    assertThat(withCookie("/api/v1/services", cookie(response, "session"))).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example",
        "//evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "/a\r\nSet-Cookie: x=y",
        ""
      })
  void signIn_leadsNowhereElse(String next) {
    assertThat(signIn(apiToken, next).headers().firstValue("Location")).hasValue("/");
  }

  @Test
  void agentToken_doesNotSignIn() {
    HttpResponse<String> response = signIn(agentToken, "/");

    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.body()).contains("made for agents").doesNotContain(agentToken);
  }

  @Test
  void formOfAnotherSite_isRefused() {
    HttpResponse<String> form = collector.send(collector.request("/sign-in"));
    String body = "form=" + "x".repeat(43) + "&token=" + apiToken;

    assertThat(post("/sign-in", body, null).statusCode()).isEqualTo(403);
    assertThat(post("/sign-in", body, cookie(form, "form")).statusCode()).isEqualTo(403);
    assertThat(post("/sign-out", "form=x", session).statusCode()).isEqualTo(403);
    assertThat(withCookie("/api/v1/services", session)).isEqualTo(200);
  }

  @Test
  void signOut_endsTheSession() {
    String mine = cookie(signIn(apiToken, "/"), "session");
    HttpResponse<String> form = collector.send(collector.request("/sign-in"));

    HttpResponse<String> response =
        post("/sign-out", "form=" + formToken(form), mine + "; " + cookie(form, "form"));

    assertThat(response.statusCode()).isEqualTo(303);
    assertThat(withCookie("/api/v1/services", mine)).isEqualTo(401);
  }

  @Test
  void hostileNext_staysText() {
    String body =
        collector
            .send(collector.request("/sign-in?next=" + encoded("\"><script>x</script>")))
            .body();

    assertThat(body).doesNotContain("<script>x").contains("&#34;>&lt;script>x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/services/recording",
        "/api/v1/events/state",
        "/api/v1/services/redaction",
        "/api/v1/events/nothing/record"
      })
  void changing_needsATokenForEverything(String path) {
    assertThat(changing(path, null)).isEqualTo(401);
    assertThat(changing(path, revokedToken)).isEqualTo(401);
    assertThat(changing(path, agentToken)).isEqualTo(403);
    assertThat(changing(path, apiToken)).isEqualTo(403);
    assertThat(changing(path, RunningCollector.TOKEN)).isIn(400, 404);
  }

  @Test
  void sessionThatMayChange_changesWithAFormOfOurs() {
    String path = "/api/v1/events/nothing/record";
    HttpResponse<String> form = collector.send(collector.request("/sign-in"));
    String ours = "form=" + formToken(form);
    String readOnly = cookie(signIn(apiToken, "/"), "session");
    String all = cookie(signIn(RunningCollector.TOKEN, "/"), "session");
    String formCookie = "; " + cookie(form, "form");

    assertThat(post(path, ours, session + formCookie).statusCode()).isEqualTo(404);
    assertThat(post(path, ours, all + formCookie).statusCode()).isEqualTo(404);
    assertThat(post(path, ours, readOnly + formCookie).statusCode()).isEqualTo(403);
    assertThat(post(path, "", session + formCookie).statusCode()).isEqualTo(403);
    assertThat(post(path, "form=" + "x".repeat(43), session + formCookie).statusCode())
        .isEqualTo(403);
    assertThat(post(path, ours, formCookie).statusCode()).isEqualTo(401);
  }

  @Test
  void buttonOfTheEventList_worksForWhoeverIsSignedIn_andForNoOtherSite() {
    collector.post(batch("b-button").count(event("pressed"), 1));
    HttpResponse<String> page =
        collector.send(collector.request("/events").header("Cookie", session));
    Matcher row = Pattern.compile("name=\"event\" value=\"([^\"]+)\"").matcher(page.body());
    assertThat(row.find()).isTrue();
    String wish = "&action=resolve&back=%2Fevents&event=" + row.group(1);
    String cookies = session + "; " + cookie(page, "form");
    String path = "/api/v1/events/state";

    assertThat(post(path, "form=x" + wish, cookies).statusCode()).isEqualTo(403);
    assertThat(post(path, "form=" + formToken(page) + wish, session).statusCode()).isEqualTo(403);
    HttpResponse<String> done = post(path, "form=" + formToken(page) + wish, cookies);
    assertThat(done.statusCode()).isEqualTo(303);
    assertThat(collector.json("/api/v1/events/" + row.group(1)).get("state").asText())
        .isEqualTo("RESOLVED");
  }

  private int changing(String path, @Nullable String token) {
    HttpRequest.Builder request = collector.request(path);
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return collector.send(request.POST(BodyPublishers.noBody())).statusCode();
  }

  private int sending(String path, @Nullable String token) {
    HttpRequest.Builder request = collector.request(path);
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return collector
        .send(
            path.contains("classes")
                ? request.PUT(BodyPublishers.ofString("x"))
                : request.POST(BodyPublishers.ofByteArray(batch("b").bytes())))
        .statusCode();
  }

  private int reading(String path, @Nullable String token) {
    HttpRequest.Builder request = collector.request(path);
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return collector.send(request).statusCode();
  }

  private int withCookie(String path, String cookie) {
    return collector.send(collector.request(path).header("Cookie", cookie)).statusCode();
  }

  private HttpResponse<String> signInByLink() {
    return collector.send(collector.request("/sign-in/" + collector.collector().signInKey()));
  }

  private HttpResponse<String> signIn(String token, String next) {
    HttpResponse<String> form = collector.send(collector.request("/sign-in"));
    String body = "form=" + formToken(form) + "&token=" + encoded(token) + "&next=" + encoded(next);
    return post("/sign-in", body, cookie(form, "form"));
  }

  private HttpResponse<String> post(String path, String body, @Nullable String cookie) {
    HttpRequest.Builder request =
        collector
            .request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body));
    if (cookie != null) {
      request.header("Cookie", cookie);
    }
    return collector.send(request);
  }

  private static String cookie(HttpResponse<String> response, String purpose) {
    return response.headers().allValues("Set-Cookie").stream()
        .filter(cookie -> cookie.startsWith("faultline-" + purpose))
        .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
        .findFirst()
        .orElseThrow();
  }

  private static String formToken(HttpResponse<String> form) {
    Matcher field = Pattern.compile("name=\"form\" value=\"([^\"]+)\"").matcher(form.body());
    assertThat(field.find()).isTrue();
    return field.group(1);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
