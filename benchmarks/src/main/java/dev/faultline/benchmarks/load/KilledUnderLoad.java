// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.benchmarks.load;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Kills the collector under load, again and again. Agents send a batch until it is acknowledged,
 * with the same id, as real ones do; and some that were acknowledged once more. In the end each
 * count must be what was acknowledged, neither less nor more, and each acknowledged snapshot be
 * there.
 */
final class KilledUnderLoad {

  private static final int AGENTS = 4;
  private static final int COMMON_EVENTS = 50;

  private final Path folder;
  private final int times;
  private final long millis;
  private final Map<Integer, Long> acknowledged = new ConcurrentHashMap<>();

  /** Snapshots of events that occur once, so that nothing but a loss can take them away. */
  private final Map<Integer, String> snapshots = new ConcurrentHashMap<>();

  private final List<Double> starts = new ArrayList<>();
  private volatile int port;
  private volatile boolean over;
  private int batches;
  private int repeated;

  KilledUnderLoad(Path folder, int times, long millis) {
    this.folder = folder;
    this.times = times;
    this.millis = millis;
  }

  /**
   * @return what happened, in a line
   * @throws IOException where something was lost, counted twice, or an agent got a wrong answer
   */
  String run() throws IOException, InterruptedException {
    List<String> failures = Collections.synchronizedList(new ArrayList<>());
    CollectorProcess collector = CollectorProcess.start(folder, "-Xmx256m");
    port = collector.port();
    List<Thread> agents = startAgents(failures);
    for (int i = 0; i < times; i++) {
      Thread.sleep(millis);
      collector.kill();
      collector = CollectorProcess.start(folder, "-Xmx256m");
      starts.add(collector.startMillis());
      port = collector.port();
    }
    Thread.sleep(millis);
    over = true;
    for (Thread agent : agents) {
      agent.join();
    }
    try (CollectorProcess last = collector) {
      compare(new Stored(last), failures);
    }
    if (!failures.isEmpty()) {
      throw new IOException(
          failures.size() + " failures: " + failures.subList(0, Math.min(9, failures.size())));
    }
    Collections.sort(starts);
    return String.format(
        Locale.ROOT,
        "killed %d times; %,d batches acknowledged, %,d of them sent again; %,d occurrences in %,d"
            + " events and %,d single snapshots: all there, none twice; start after a kill: median"
            + " %,.0f ms, longest %,.0f ms",
        times,
        batches,
        repeated,
        acknowledged.values().stream().mapToLong(Long::longValue).sum(),
        acknowledged.size(),
        snapshots.size(),
        starts.isEmpty() ? 0 : starts.get(starts.size() / 2),
        starts.isEmpty() ? 0 : starts.get(starts.size() - 1));
  }

  private List<Thread> startAgents(List<String> failures) {
    List<Thread> agents = new ArrayList<>();
    for (int i = 0; i < AGENTS; i++) {
      int number = i;
      Thread agent =
          new Thread(
              () -> {
                try {
                  send(number);
                } catch (IOException | InterruptedException failed) {
                  failures.add("agent " + number + ": " + failed);
                }
              });
      agent.start();
      agents.add(agent);
    }
    return agents;
  }

  private void send(int agent) throws IOException, InterruptedException {
    String id = UUID.randomUUID().toString();
    Random random = new Random(agent);
    int usedPort = port;
    Sender sender = new Sender(usedPort);
    for (int number = 0; !over; number++) {
      int single = COMMON_EVENTS + number * AGENTS + agent;
      String snapshot = UUID.randomUUID().toString();
      int common = random.nextInt(COMMON_EVENTS);
      SimulatedBatch batch =
          new SimulatedBatch.Builder()
              .snapshot(snapshot, single, 10_240, random)
              .count(single, 1)
              .count(common, 1 + number % 9)
              .build(id);
      boolean again = number % 10 == 0;
      for (boolean taken = false; !taken; ) {
        if (usedPort != port) {
          usedPort = port;
          sender = new Sender(usedPort);
        }
        taken = attempt(sender, batch);
      }
      remember(single, snapshot, common, 1 + number % 9, again && attempt(sender, batch));
      Thread.sleep(5);
    }
  }

  private static boolean attempt(Sender sender, SimulatedBatch batch)
      throws IOException, InterruptedException {
    try {
      return sender.send(batch);
    } catch (Sender.RefusedException refused) {
      throw refused;
    } catch (IOException killed) {
      Thread.sleep(20);
      return false;
    }
  }

  private synchronized void remember(
      int single, String snapshot, int common, long count, boolean again) {
    acknowledged.put(single, 1L);
    acknowledged.merge(common, count, Long::sum);
    snapshots.put(single, snapshot);
    batches++;
    repeated += again ? 1 : 0;
  }

  private void compare(Stored stored, List<String> failures)
      throws IOException, InterruptedException {
    Map<String, Stored.Event> events = stored.events();
    Map<String, Long> wanted = new HashMap<>();
    acknowledged.forEach((event, count) -> wanted.put("com.acme.Service" + event, count));
    wanted.forEach(
        (name, count) -> {
          Stored.Event event = events.get(name);
          if (event == null || event.count() != count) {
            failures.add(name + ": acknowledged " + count + ", stored " + event);
          }
        });
    events.forEach(
        (name, event) -> {
          if (!wanted.containsKey(name)) {
            failures.add(name + ": stored " + event + ", and never acknowledged");
          }
        });
    for (Map.Entry<Integer, String> snapshot : snapshots.entrySet()) {
      Stored.Event event = events.get("com.acme.Service" + snapshot.getKey());
      if (event != null && !stored.hasSnapshot(event.id(), snapshot.getValue())) {
        failures.add("snapshot " + snapshot.getValue() + " of " + event + " is not there");
      }
    }
  }
}
