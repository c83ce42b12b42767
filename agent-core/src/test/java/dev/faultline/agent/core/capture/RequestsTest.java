// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.agent.core.model.Request;
import dev.faultline.agent.core.record.Limits;
import dev.faultline.agent.core.record.Memory;
import dev.faultline.agent.core.record.Recorder;
import dev.faultline.agent.core.record.Throwables;
import dev.faultline.agent.core.redact.Redactor;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestsTest {

  private Requests requests;

  @BeforeEach
  void make() throws ReflectiveOperationException {
    Memory none =
        (Memory)
            Proxy.newProxyInstance(
                Memory.class.getClassLoader(),
                new Class<?>[] {Memory.class},
                (proxy, method, arguments) ->
                    method.getReturnType() == long.class ? (Object) 0L : null);
    requests =
        new Requests(
            new Recorder(
                none,
                new Limits(5, 1024, 300, 25, 50, 2000, 100, 2000, 256 * 1024, 1),
                Redactor.builtIn(),
                new Throwables(none)));
  }

  private Request request(String path, String query, Map<String, String> headers) {
    return requests.incoming(
        new Exchange() {
          @Override
          public Object identity() {
            return this;
          }

          @Override
          public String method() {
            return "GET";
          }

          @Override
          public String path() {
            return path;
          }

          @Override
          public String query() {
            return query;
          }

          @Override
          public String remote() {
            return null;
          }

          @Override
          public void headersTo(Map<String, String> result, int most) {
            result.putAll(headers);
          }

          @Override
          public int status() {
            return 0;
          }
        });
  }

  @ParameterizedTest
  @CsvSource({
    "/orders/17, /orders/*",
    "/orders/17/lines, /orders/*/lines",
    "/api/v2/orders/o-17, /api/v2/orders/*",
    "/a/6f1c8a34-5b7e-4c7d-9a51-0f6d2f9b1d11, /a/*",
    "/mail/alice@example.com, /mail/*",
    "/caf%C3%A9/menu, /*/menu",
    "//double///slashes, /double/slashes",
    "/, /",
    "/a/b/c/d/e/f/g/h/i/j, /a/b/c/d/e/f/g/h/…",
    "/shop;jsessionid=Xq7vZt3kLm/cart, /*/cart",
  })
  void paths_haveTheirPlaceInCommon(String path, String route) {
    assertThat(requests.routeOf(path)).isEqualTo(route);
  }

  @Test
  void parametersOfSegments_areLeftOut() {
    assertThat(request("/shop;jsessionid=Xq7vZt3kLm/cart;a=b", null, Map.of()).address())
        .isEqualTo("/shop;…/cart;…");
  }

  @Test
  void valuesOfSecretNames_areRedacted_howeverTheNamesAreWritten() {
    assertThat(request("/", "a=b&pass%77ord=hunter2&api_key=x&flag", Map.of()).query())
        .isEqualTo("a=b&pass%77ord=«redacted»&api_key=«redacted»&flag");
  }

  @Test
  void queriesOfAnyForm_areTaken() {
    assertThat(request("/", "&&=x&=&a==b&%&%4&%zz=%", Map.of()).query()).isNotEmpty();
    assertThat(request("/", "a=" + "x".repeat(100_000), Map.of()).query().length())
        .isLessThan(3_000);
    assertThat(request("/", "", Map.of()).query()).isNull();
  }

  @Test
  void headers_areInLowerCase_withoutSecrets_andTellTheTrace() {
    Request request =
        request(
            "/",
            null,
            Map.of(
                "Cookie",
                "session=Xq7vZt3kLm",
                "Authorization",
                "Basic YWxpY2U6aHVudGVyMg==",
                "X-Tenant",
                "acme",
                "traceparent",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"));
    assertThat(request.headers())
        .containsEntry("cookie", "«redacted»")
        .containsEntry("authorization", "«redacted»")
        .containsEntry("x-tenant", "acme");
    assertThat(request.trace().traceId()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
    assertThat(request.trace().spanId()).isEqualTo("00f067aa0ba902b7");
  }

  @ParameterizedTest
  @CsvSource({
    "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
    "00-4bf92f3577b34da6a3ce929d0e0e47<6-00f067aa0ba902b7-01",
    "garbage",
    "00-4bf92f3577b34da6a3ce929d0e0e4736_00f067aa0ba902b7-01",
  })
  void whatIsNoTrace_isNone(String header) {
    assertThat(request("/", null, Map.of("traceparent", header)).trace()).isNull();
  }

  @Test
  void methods_areFewWords() {
    assertThat(Requests.method("PROPFIND")).isEqualTo("PROPFIND");
    assertThat(Requests.method("GET /x")).isEqualTo("?");
    assertThat(Requests.method("<script>")).isEqualTo("?");
    assertThat(Requests.method(null)).isEqualTo("?");
  }

  @Test
  void names_areBounded() {
    assertThat(requests.name("GET /" + "orders/".repeat(200)).length()).isLessThan(300);
  }
}
