// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector;

import dev.faultline.collector.http.Routes;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinBindException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The HTTP server. */
final class Server implements AutoCloseable {

  private static final int THREADS = 64;
  private static final int IDLE_MILLIS = 60_000;
  private static final Duration PATIENCE_AT_END = Duration.ofSeconds(5);
  private static final int MAX_HEADERS = 16 << 10;

  /** Bytes a second: who sends slower than this holds on to memory for nothing. */
  private static final int SLOWEST = 1_000;

  private final Javalin javalin;
  private final String host;

  Server(Settings settings, List<Routes> routes) {
    host = settings.bind();
    checkAddress(host);
    javalin = Javalin.create(config -> configure(config, routes));
    start(settings);
  }

  private void configure(JavalinConfig config, List<Routes> routes) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.prefer405over404 = true;
    config.http.maxRequestSize = 64 << 10; // of forms; what agents send is bounded elsewhere
    config.jetty.threadPool = new QueuedThreadPool(THREADS, 4, IDLE_MILLIS);
    config.jetty.modifyServer(
        server -> {
          server.setHandler(new GracefulHandler()); // answers what it has begun before it ends
          server.setStopTimeout(PATIENCE_AT_END.toMillis());
        });
    config.jetty.modifyHttpConfiguration(Server::configure);
    routes.forEach(group -> group.register(config.routes));
  }

  private static void configure(HttpConfiguration http) {
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(MAX_HEADERS);
    http.setMinRequestDataRate(SLOWEST);
  }

  private void start(Settings settings) {
    try {
      javalin.start(host, settings.port());
    } catch (JavalinBindException e) {
      throw new StartException(
          "can't listen on "
              + host
              + " port "
              + settings.port()
              + ": is the port in use, or below 1024 without the right to it? Choose another with --port (0: any free one)",
          e);
    }
  }

  private static void checkAddress(String host) {
    try {
      InetAddress unused = InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      throw new StartException(
          "--bind: " + host + " is no address of this machine: use 127.0.0.1, or 0.0.0.0 for all",
          e);
    }
  }

  String address() {
    return "http://" + reachable() + ":" + javalin.port();
  }

  /** "All addresses" is none to go to. */
  private String reachable() {
    try {
      InetAddress address = InetAddress.getByName(host);
      if (address.isAnyLocalAddress()) {
        return "localhost";
      }
      return address instanceof Inet6Address ? "[" + address.getHostAddress() + "]" : host;
    } catch (UnknownHostException e) {
      return host;
    }
  }

  @Override
  public void close() {
    javalin.stop();
  }
}
