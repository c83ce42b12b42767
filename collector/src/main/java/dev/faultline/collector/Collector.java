// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector;

import dev.faultline.collector.access.Attempts;
import dev.faultline.collector.access.Guard;
import dev.faultline.collector.access.Sessions;
import dev.faultline.collector.access.SignInLink;
import dev.faultline.collector.access.Tokens;
import dev.faultline.collector.api.AgentRoutes;
import dev.faultline.collector.api.EntryPointRoutes;
import dev.faultline.collector.api.EventRoutes;
import dev.faultline.collector.api.HealthRoutes;
import dev.faultline.collector.api.InstructionRoutes;
import dev.faultline.collector.api.ServiceHealthRoutes;
import dev.faultline.collector.api.ServiceRoutes;
import dev.faultline.collector.api.SnapshotRoutes;
import dev.faultline.collector.api.StateRoutes;
import dev.faultline.collector.digest.Digest;
import dev.faultline.collector.digest.Retention;
import dev.faultline.collector.http.Problems;
import dev.faultline.collector.http.Routes;
import dev.faultline.collector.http.SecurityHeaders;
import dev.faultline.collector.ingest.IngestRoutes;
import dev.faultline.collector.store.Store;
import dev.faultline.collector.store.StoreLimits;
import dev.faultline.collector.store.sqlite.SqliteStore;
import dev.faultline.collector.web.Pages;
import dev.faultline.collector.web.SignInPage;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running collector: everything it consists of, made and put together here and nowhere else. */
public final class Collector implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Collector.class);

  private final Store store;
  private final Retention retention;
  private final Server server;
  private final String signInKey;
  private final @Nullable String firstAgentToken;

  /**
   * Starts one. It listens when this returns.
   *
   * @throws StartException if the address can't be listened on
   * @throws dev.faultline.collector.store.StoreUnavailableException if the data can't be opened
   */
  public static Collector start(Settings settings, InstantSource clock) {
    Store store = SqliteStore.open(settings.data(), StoreLimits.DEFAULT, clock);
    try {
      return new Collector(store, settings, clock);
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  private Collector(Store store, Settings settings, InstantSource clock) {
    this.store = store;
    Tokens tokens = new Tokens(store, clock);
    firstAgentToken = new FirstStart(tokens).run(settings.bootstrapToken());
    SignInLink.Made signIn = SignInLink.make(clock);
    signInKey = signIn.key();
    retention = new Retention(store.writer(), clock);
    server = new Server(settings, routes(store, tokens, signIn.link(), clock));
    retention.start();
    LOG.info("listening on {}, data in {}", server.address(), settings.data().toAbsolutePath());
  }

  private static List<Routes> routes(
      Store store, Tokens tokens, SignInLink link, InstantSource clock) {
    PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    ProcessMetrics.register(meters);
    Sessions sessions = new Sessions(store, clock);
    Digest digest = new Digest(store.writer(), store.classFiles(), store.instructions(), clock);
    return List.of(
        new SecurityHeaders(),
        new Problems(),
        new Guard(tokens, sessions),
        new IngestRoutes(digest, store.writer(), clock, meters),
        new ServiceRoutes(store.services()),
        new ServiceHealthRoutes(store, clock),
        new EventRoutes(store.events(), store.invocations(), clock),
        new EntryPointRoutes(store.invocations(), clock),
        new SnapshotRoutes(store.events(), store.snapshots()),
        new InstructionRoutes(store, clock),
        new StateRoutes(store, clock),
        new AgentRoutes(store.agents(), clock),
        new HealthRoutes(store, meters),
        new Pages(store, clock),
        new SignInPage(tokens, sessions, link, new Attempts(clock)));
  }

  /** Base address, for people: without a slash at the end. */
  public String address() {
    return server.address();
  }

  String signInKey() {
    return signInKey;
  }

  @Nullable String firstAgentToken() {
    return firstAgentToken;
  }

  /** Answers what it has begun to take, stores it, and ends. */
  @Override
  public void close() {
    LOG.info("ending");
    server.close();
    retention.close();
    store.close();
    LOG.info("ended, everything acknowledged is stored");
  }
}
