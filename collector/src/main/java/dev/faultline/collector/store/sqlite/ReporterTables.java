// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.store.sqlite;

import dev.faultline.collector.model.Loss;
import dev.faultline.collector.model.MonitoredService;
import dev.faultline.collector.store.AgentContact;
import dev.faultline.collector.store.Changes.Reporter;
import dev.faultline.collector.store.FullException;
import dev.faultline.collector.store.StoreLimits;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Services, deployments and agents, and what came from them. */
final class ReporterTables {

  private static final int MAX_LOSS_REASONS = 50;

  private final Handle handle;
  private final StoreLimits limits;

  ReporterTables(Handle handle, StoreLimits limits) {
    this.handle = handle;
    this.limits = limits;
  }

  Reporter contact(AgentContact contact) {
    long at = contact.at().toEpochMilli();
    long service = service(contact.service(), at);
    String deploymentName = contact.deployment();
    long deployment = deploymentName == null ? 0 : deployment(service, deploymentName, at);
    long agent = agent(contact, service, deployment, at);
    return new Reporter(service, deployment, agent, contact.id(), deploymentName);
  }

  private long service(MonitoredService name, long at) {
    return handle
        .createQuery(
            """
            UPDATE service SET last_contact = max(last_contact, :at)
            WHERE service = :service AND environment = :environment RETURNING id""")
        .bind("at", at)
        .bind("service", name.service())
        .bind("environment", name.environment())
        .mapTo(Long.class)
        .findOne()
        .orElseGet(() -> newService(name, at));
  }

  private long newService(MonitoredService name, long at) {
    if (count("SELECT count(*) FROM service") >= limits.services()) {
      throw new FullException("there are " + limits.services() + " monitored services already");
    }
    return handle
        .createQuery(
            """
            INSERT INTO service (service, environment, last_contact)
            VALUES (:service, :environment, :at) RETURNING id""")
        .bind("service", name.service())
        .bind("environment", name.environment())
        .bind("at", at)
        .mapTo(Long.class)
        .one();
  }

  private long deployment(long service, String name, long at) {
    return handle
        .createQuery(
            """
            UPDATE deployment SET last_seen = max(last_seen, :at)
            WHERE service = :service AND name = :name RETURNING id""")
        .bind("at", at)
        .bind("service", service)
        .bind("name", name)
        .mapTo(Long.class)
        .findOne()
        .orElseGet(() -> newDeployment(service, name, at));
  }

  private long newDeployment(long service, String name, long at) {
    String known = "SELECT count(*) FROM deployment WHERE service = " + service;
    if (count(known) >= limits.deployments()) {
      throw new FullException(
          "the service has " + limits.deployments() + " deployments already: is the name one?");
    }
    long id =
        handle
            .createQuery(
                """
                INSERT INTO deployment (service, name, first_seen, last_seen)
                VALUES (:service, :name, :at, :at) RETURNING id""")
            .bind("service", service)
            .bind("name", name)
            .bind("at", at)
            .mapTo(Long.class)
            .one();
    handle.execute("UPDATE service SET current_deployment = ? WHERE id = ?", id, service);
    return id;
  }

  private long agent(AgentContact contact, long service, long deployment, long at) {
    boolean known =
        handle
            .createQuery("SELECT 1 FROM agent WHERE public_id = :id AND service = :service")
            .bind("id", contact.id())
            .bind("service", service)
            .mapTo(Integer.class)
            .findOne()
            .isPresent();
    if (!known && count("SELECT count(*) FROM agent") >= limits.agents()) {
      throw new FullException("there are " + limits.agents() + " agents already");
    }
    return saveAgent(contact, service, deployment, at);
  }

  private long saveAgent(AgentContact contact, long service, long deployment, long at) {
    return handle
        .createQuery(
            """
            INSERT INTO agent (public_id, service, deployment, host, pid, version, started_at, jvm,
                               os, first_contact, last_contact, status)
            VALUES (:id, :service, :deployment, :host, :pid, :version, :started, :jvm,
                    :os, :at, :at, coalesce(:status, '{}'))
            ON CONFLICT (public_id, service) DO UPDATE SET
              deployment = excluded.deployment,
              last_contact = max(last_contact, excluded.last_contact),
              status = coalesce(:status, status)
            RETURNING id""")
        .bind("id", contact.id())
        .bind("service", service)
        .bind("deployment", deployment)
        .bind("host", contact.host())
        .bind("pid", contact.pid())
        .bind("version", contact.version())
        .bind("started", millis(contact.startedAt()))
        .bind("jvm", contact.jvm())
        .bind("os", contact.os())
        .bind("at", at)
        .bind("status", contact.status().isEmpty() ? null : Json.write(contact.status()))
        .mapTo(Long.class)
        .one();
  }

  void addLosses(Reporter reporter, Collection<Loss> losses) {
    losses.forEach(loss -> addLoss(reporter.agent(), loss));
  }

  /** Reasons beyond a number are summed up as one, so that they can't fill the table. */
  private void addLoss(long agent, Loss loss) {
    boolean full = count("SELECT count(*) FROM loss WHERE agent = " + agent) >= MAX_LOSS_REASONS;
    handle.execute(
        """
        INSERT INTO loss (agent, what, reason, count) VALUES (?, ?, ?, ?)
        ON CONFLICT (agent, what, reason) DO UPDATE SET count = count + excluded.count""",
        agent,
        full ? "other" : loss.what(),
        full ? "other" : loss.reason(),
        loss.count());
  }

  Optional<String> receipt(Reporter reporter, String batchId) {
    return handle
        .createQuery("SELECT answer FROM receipt WHERE agent = :agent AND batch = :batch")
        .bind("agent", reporter.agent())
        .bind("batch", batchId)
        .mapTo(String.class)
        .findOne();
  }

  void saveReceipt(Reporter reporter, String batchId, Instant receivedAt, String answer) {
    handle.execute(
        "INSERT INTO receipt (agent, batch, received_at, answer) VALUES (?, ?, ?, ?)",
        reporter.agent(),
        batchId,
        receivedAt.toEpochMilli(),
        answer);
  }

  private long count(String sql) {
    return handle.createQuery(sql).mapTo(Long.class).one();
  }

  private static @Nullable Long millis(@Nullable Instant instant) {
    return instant == null ? null : instant.toEpochMilli();
  }
}
