// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.transport;

import dev.faultline.agent.core.config.Configuration;
import dev.faultline.agent.core.config.Settings;
import dev.faultline.agent.core.delivery.Losses;
import dev.faultline.agent.core.log.AgentLog;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Batches on disk, so that they outlive the JVM while the collector is away. A file for each,
 * deleted when it is delivered; one that is sent again after a crash has the id that it had.
 * Bounded: where it is full, the oldest without a first occurrence goes first. For the sending
 * thread.
 */
final class Spool {

  private static final int MAXIMUM_FILES = 8_192;
  private static final long PAUSE_AFTER_FAILURE = 60_000;

  private final SpoolDirectory directory;
  private final long maximumBytes;
  private final Losses losses;
  private final Map<String, Entry> inMemoryToo = new HashMap<>();
  private final Deque<Entry> onDiskOnly = new ArrayDeque<>();
  private long bytes;
  private long notBefore = Long.MIN_VALUE;

  private Spool(SpoolDirectory directory, long maximumBytes, Losses losses) {
    this.directory = directory;
    this.maximumBytes = maximumBytes;
    this.losses = losses;
  }

  /** {@code null} where none is configured, or there can be none. */
  static @Nullable Spool open(Configuration configuration, String agent, Losses losses) {
    String path = configuration.get(Settings.SPOOL_DIR);
    if (path.isEmpty()) {
      return null;
    }
    String service =
        configuration.get(Settings.SERVICE) + '/' + configuration.get(Settings.ENVIRONMENT);
    try {
      SpoolDirectory directory = SpoolDirectory.open(new File(path), plain(service), agent);
      Spool spool = new Spool(directory, configuration.get(Settings.SPOOL_SIZE), losses);
      spool.findWhatIsLeft();
      return spool;
    } catch (IOException | RuntimeException e) {
      AgentLog.error(
          Settings.SPOOL_DIR.key()
              + " ("
              + path
              + ") can't be used ("
              + e
              + "): what is recorded waits in memory only");
      return null;
    }
  }

  /** Different services have different names, and no name leads out of the directory. */
  private static String plain(String service) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < service.length() && i < 60; i++) {
      char c = service.charAt(i);
      boolean kept = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
      text.append(kept ? c : '-');
    }
    return text.append('-').append(Integer.toHexString(service.hashCode())).toString();
  }

  private void findWhatIsLeft() {
    File[] files = directory.files();
    // their names begin with the time
    Arrays.sort(files);
    for (File file : files) {
      if (SpoolDirectory.isBatch(file)) {
        add(new Entry(file, file.getName().contains("-first-")));
      }
    }
    if (!onDiskOnly.isEmpty()) {
      AgentLog.info(onDiskOnly.size() + " batches wait on disk since the last time");
    }
    shrink();
  }

  private void add(Entry entry) {
    onDiskOnly.addLast(entry);
    bytes += entry.length;
  }

  /** Writes it, unless it is there already. */
  void keep(Batch batch) {
    boolean nothingInIt = batch.isHeartbeat() && batch.losses().isEmpty();
    if (nothingInIt || inMemoryToo.containsKey(batch.id()) || Monotonic.millis() < notBefore) {
      return;
    }
    String kind = batch.precious() ? "-first-" : "-more-";
    File file = directory.file(System.currentTimeMillis() + kind + batch.id() + ".batch");
    File unfinished = directory.file(batch.id() + ".unfinished");
    try {
      BatchFile.write(unfinished, batch);
      Files.move(unfinished.toPath(), file.toPath(), StandardCopyOption.ATOMIC_MOVE);
      Entry entry = new Entry(file, batch.precious());
      inMemoryToo.put(batch.id(), entry);
      bytes += entry.length;
      shrink();
    } catch (IOException e) {
      delete(unfinished);
      notBefore = Monotonic.millis() + PAUSE_AFTER_FAILURE;
      AgentLog.warn(
          "The spool can't be written (" + e + "): for a minute, batches wait in memory only");
    }
  }

  /**
   * The memory has no room for it any more.
   *
   * @return whether it is kept
   */
  boolean keepOnly(Batch batch) {
    keep(batch);
    Entry entry = inMemoryToo.remove(batch.id());
    if (entry != null) {
      onDiskOnly.addLast(entry);
    }
    return entry != null;
  }

  /** It needs no sending any more. */
  void settled(Batch batch) {
    Entry entry = inMemoryToo.remove(batch.id());
    if (entry != null) {
      remove(entry);
    }
  }

  /** One that is on disk only, for the memory; {@code null} where there is none. */
  @Nullable Batch next() {
    Entry entry = onDiskOnly.pollFirst();
    while (entry != null) {
      Batch batch = read(entry);
      if (batch != null) {
        inMemoryToo.put(batch.id(), entry);
        return batch;
      }
      remove(entry);
      entry = onDiskOnly.pollFirst();
    }
    return null;
  }

  /** Of those that are on disk only. */
  int size() {
    return onDiskOnly.size();
  }

  void close() {
    directory.close();
  }

  private static @Nullable Batch read(Entry entry) {
    try {
      return BatchFile.read(entry.file);
    } catch (IOException | RuntimeException e) {
      AgentLog.warn(
          "A batch on disk is passed over ("
              + (e.getMessage() == null ? "it is not whole" : e.getMessage())
              + "): "
              + entry.file.getName());
      return null;
    }
  }

  private void shrink() {
    while (bytes > maximumBytes || onDiskOnly.size() + inMemoryToo.size() > MAXIMUM_FILES) {
      Entry dropped = leastWorth(onDiskOnly.iterator());
      if (dropped != null) {
        Batch batch = read(dropped);
        if (batch != null) {
          batch.lose(losses, Losses.Reason.COLLECTOR_AWAY);
        }
      } else {
        // it still waits in memory
        dropped = leastWorth(inMemoryToo.values().iterator());
      }
      if (dropped == null) {
        return;
      }
      remove(dropped);
    }
  }

  /** Takes it out; the first one where all are worth the same. */
  private @Nullable Entry leastWorth(Iterator<Entry> entries) {
    Entry oldest = null;
    while (entries.hasNext()) {
      Entry entry = entries.next();
      if (!entry.precious) {
        entries.remove();
        return entry;
      }
      oldest = oldest == null || entry.file.compareTo(oldest.file) < 0 ? entry : oldest;
    }
    if (oldest != null && !onDiskOnly.remove(oldest)) {
      inMemoryToo.values().remove(oldest);
    }
    return oldest;
  }

  private void remove(Entry entry) {
    bytes -= entry.length;
    delete(entry.file);
  }

  private static void delete(File file) {
    if (!file.delete() && file.exists()) {
      AgentLog.debug(file + " can't be deleted");
    }
  }

  private static final class Entry {

    private final File file;
    private final long length;
    private final boolean precious;

    Entry(File file, boolean precious) {
      this.file = file;
      this.length = file.length();
      this.precious = precious;
    }
  }
}
