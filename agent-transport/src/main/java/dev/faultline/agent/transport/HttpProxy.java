// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.transport;

import dev.faultline.agent.core.config.Configuration;
import dev.faultline.agent.core.config.Settings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.nio.charset.StandardCharsets;
import okhttp3.Authenticator;
import okhttp3.Credentials;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;

/**
 * The proxy on the way, if there is one. The JVM's own proxy settings are left alone: they are the
 * application's, and may ask code of it.
 */
final class HttpProxy implements Authenticator {

  private static final String HEADER = "Proxy-Authorization";

  private final String address;
  private final String user;
  private final SecretSource password;

  HttpProxy(Configuration configuration) {
    address = configuration.get(Settings.PROXY);
    user = configuration.get(Settings.PROXY_USER);
    password =
        new SecretSource(configuration, Settings.PROXY_PASSWORD, Settings.PROXY_PASSWORD_FILE);
  }

  boolean isThere() {
    return !address.isEmpty();
  }

  /** {@code host:port}. */
  String address() {
    return address;
  }

  /** With a name that is looked up each time a connection is made. */
  Proxy toProxy() {
    if (!isThere()) {
      return Proxy.NO_PROXY;
    }
    int colon = address.lastIndexOf(':');
    String host = address.substring(0, colon);
    if (host.startsWith("[") && host.endsWith("]")) {
      host = host.substring(1, host.length() - 1);
    }
    int port = Integer.parseInt(address.substring(colon + 1));
    return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port));
  }

  /** Signs in with a request that the proxy itself reads: one that is not encrypted. */
  void signIn(Request.Builder request) throws IOException {
    if (isThere() && !user.isEmpty()) {
      request.header(HEADER, credentials());
    }
  }

  /** Signs in where a tunnel is asked for; {@code null} where that was not enough. */
  @Override
  public @Nullable Request authenticate(@Nullable Route route, Response response)
      throws IOException {
    Request request = response.request();
    if (user.isEmpty() || request.header(HEADER) != null) {
      return null;
    }
    return request.newBuilder().header(HEADER, credentials()).build();
  }

  private String credentials() throws IOException {
    return Credentials.basic(user, password.read(), StandardCharsets.UTF_8);
  }
}
