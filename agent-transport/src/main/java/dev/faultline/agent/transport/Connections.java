// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.transport;

import dev.faultline.agent.core.config.Configuration;
import dev.faultline.agent.core.config.Settings;
import java.io.IOException;
import java.util.Collections;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.X509TrustManager;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

/**
 * How connections to the collector are made: TLS, proxy, timeouts.
 *
 * <p>HTTP/1.1 is enough for one request at a time; HTTP/2 would cost OkHttp two more threads. Where
 * the URL is not {@code https}, no TLS is set up: that reads all certificates of the platform.
 */
final class Connections {

  private final String url;
  private final Timing timing;
  private final TrustSetup trust;
  private final HttpProxy proxy;

  Connections(Configuration configuration, Timing timing) {
    url = configuration.get(Settings.COLLECTOR_URL);
    this.timing = timing;
    trust = new TrustSetup(configuration);
    proxy = new HttpProxy(configuration);
  }

  /** Without a slash at its end. */
  String url() {
    return url;
  }

  boolean isSecure() {
    return HttpUrl.get(url).isHttps();
  }

  HttpProxy proxy() {
    return proxy;
  }

  /**
   * A client that has no connection yet. Reads the files that {@code faultline.tls.*} names.
   *
   * @throws SetupException where one of them can't be used
   */
  OkHttpClient client() throws IOException {
    OkHttpClient.Builder builder =
        new OkHttpClient.Builder()
            .protocols(Collections.singletonList(Protocol.HTTP_1_1))
            .connectionSpecs(
                Collections.singletonList(
                    isSecure() ? ConnectionSpec.MODERN_TLS : ConnectionSpec.CLEARTEXT))
            .connectionPool(new ConnectionPool(1, 1, TimeUnit.MINUTES))
            .socketFactory(new PromptSockets())
            .proxy(proxy.toProxy())
            // each address in turn on this thread, instead of a thread for each
            .fastFallback(false)
            // a redirected POST would become a GET
            .followRedirects(false)
            .followSslRedirects(false)
            .connectTimeout(timing.connectTimeout, TimeUnit.MILLISECONDS)
            .readTimeout(timing.readTimeout, TimeUnit.MILLISECONDS)
            .writeTimeout(timing.readTimeout, TimeUnit.MILLISECONDS)
            .callTimeout(timing.callTimeout, TimeUnit.MILLISECONDS);
    if (proxy.isThere() && isSecure()) {
      builder.proxyAuthenticator(proxy);
    }
    if (isSecure() && !trust.isDefault()) {
      X509TrustManager trusted = trust.trustManager();
      builder.sslSocketFactory(trust.sockets(trusted), trusted);
    }
    return builder.build();
  }
}
