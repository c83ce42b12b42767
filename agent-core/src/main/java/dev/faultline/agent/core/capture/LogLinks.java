// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.capture;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Links to the pages of events at the end of log lines: {@code [https://…/l/k3x9…]}. The agent
 * gives what it counts a name that is short and no other agent gives; the collector learns with the
 * counts which event it is. Thread-safe.
 */
final class LogLinks {

  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int LENGTH = 12;
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;
  private static final String PATH = "/l/";

  private final AtomicLong next =
      new AtomicLong(System.nanoTime() ^ System.currentTimeMillis() << 20 ^ identity());
  private volatile @Nullable String prefix;

  private static long identity() {
    return (long) System.identityHashCode(new Object()) << 32;
  }

  /** Where they lead; {@code null} for no links. */
  void to(@Nullable String collector) {
    prefix =
        collector == null
            ? null
            : " [" + (collector.endsWith("/") ? cut(collector) : collector) + PATH;
  }

  private static String cut(String url) {
    return url.substring(0, url.length() - 1);
  }

  boolean areWanted() {
    return prefix != null;
  }

  /** What is to be added to a line. */
  String of(Occurrences occurrences) {
    String known = occurrences.link();
    return prefix + (known == null ? occurrences.link(name()) : known) + "]";
  }

  /** Of what {@link #of} gave, without what is around it in a line. */
  static String address(String link) {
    return link.substring(2, link.length() - 1);
  }

  /** 60 bits, by the finaliser of SplitMix64 (Steele, Lea, Flood: Fast Splittable PRNGs, 2014). */
  private String name() {
    long bits = next.getAndAdd(GOLDEN);
    bits = (bits ^ bits >>> 30) * 0xbf58476d1ce4e5b9L;
    bits = (bits ^ bits >>> 27) * 0x94d049bb133111ebL;
    bits ^= bits >>> 31;
    StringBuilder name = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      name.append(ALPHABET.charAt((int) (bits >>> 5 * i) & 31));
    }
    return name.toString();
  }

  boolean endsWithOne(String text) {
    return start(text) >= 0;
  }

  /** The text without the link at its end. */
  @Nullable String without(@Nullable String text) {
    int start = text == null ? -1 : start(text);
    return text == null || start < 0 ? text : text.substring(0, start);
  }

  private int start(String text) {
    String known = prefix;
    int start = known == null ? -1 : text.length() - known.length() - LENGTH - 1;
    return known != null && start >= 0 && text.startsWith(known, start) && text.endsWith("]")
        ? start
        : -1;
  }
}
