// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.api;

import dev.faultline.collector.model.EventKind;
import dev.faultline.collector.model.EventState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What people write into the search of an event list: {@code kind:uncaught state:new OrderService}.
 * A word that only looks like one of these is searched for as it is.
 *
 * @param kinds that were named
 * @param text the other words; null for none
 */
public record SearchWords(Set<EventKind> kinds, @Nullable EventState state, @Nullable String text) {

  private static final String KIND = "kind:";
  private static final String STATE = "state:";
  private static final String LOCATION = "location:";

  /** Never fails. */
  public static SearchWords of(@Nullable String written) {
    Set<EventKind> kinds = EnumSet.noneOf(EventKind.class);
    EventState state = null;
    List<String> words = new ArrayList<>();
    for (String word : written == null ? new String[0] : written.strip().split("\\s+")) {
      Optional<EventKind> kind = named(word, KIND, EventKind.values());
      Optional<EventState> named = named(word, STATE, EventState.values());
      if (kind.isPresent()) {
        kinds.add(kind.get());
      } else if (named.isPresent()) {
        state = named.get();
      } else if (!word.equals(LOCATION)) {
        // a location is found as all text is
        words.add(word.startsWith(LOCATION) ? word.substring(LOCATION.length()) : word);
      }
    }
    String text = String.join(" ", words);
    return new SearchWords(kinds, state, text.isEmpty() ? null : text);
  }

  private static <E extends Enum<E>> Optional<E> named(String word, String field, E[] all) {
    if (!word.toLowerCase(Locale.ROOT).startsWith(field)) {
      return Optional.empty();
    }
    String name = word.substring(field.length()).toUpperCase(Locale.ROOT).replace('-', '_');
    return Arrays.stream(all).filter(each -> each.name().equals(name)).findFirst();
  }

  /** These kinds, and those that were chosen besides. */
  public Set<EventKind> and(Set<EventKind> chosen) {
    Set<EventKind> all = EnumSet.noneOf(EventKind.class);
    all.addAll(kinds);
    all.addAll(chosen);
    return all;
  }

  /** This state; where none was named, the one that was chosen. */
  public @Nullable EventState or(@Nullable EventState chosen) {
    return state == null ? chosen : state;
  }
}
