// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.api;

import dev.faultline.collector.model.EventKind;
import dev.faultline.collector.model.EventState;
import dev.faultline.collector.model.Occurring;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What people write into the search of an event list: {@code kind:uncaught state:new OrderService}.
 * {@code location:} and {@code type:} stay in the text: the store knows them.
 *
 * @param kinds that were named
 * @param deployment that was named
 * @param text the other words; null for none
 * @param problem what is wrong with a word, for people; null for nothing
 */
public record SearchWords(
    Set<EventKind> kinds,
    @Nullable EventState state,
    @Nullable String deployment,
    @Nullable String text,
    @Nullable String problem) {

  private static final String KIND = "kind:";
  private static final String STATE = "state:";
  private static final String DEPLOYMENT = "deployment:";

  /** Never fails. */
  public static SearchWords of(@Nullable String written) {
    Set<EventKind> kinds = EnumSet.noneOf(EventKind.class);
    EventState state = null;
    String deployment = null;
    String problem = null;
    List<String> words = new ArrayList<>();
    for (String word : written == null ? new String[0] : written.strip().split("\\s+")) {
      Optional<EventKind> kind = named(word, KIND, EventKind.values());
      Optional<EventState> named = named(word, STATE, EventState.values());
      if (kind.isPresent()) {
        kinds.add(kind.get());
      } else if (named.isPresent()) {
        state = named.get();
      } else if (isField(word, KIND)) {
        problem = unknown("kind", word, EventKind.values());
      } else if (isField(word, STATE)) {
        problem = unknown("state", word, EventState.values());
      } else if (isField(word, DEPLOYMENT)) {
        deployment = word.substring(DEPLOYMENT.length());
      } else {
        words.add(word);
      }
    }
    String text = String.join(" ", words);
    return new SearchWords(kinds, state, deployment, text.isEmpty() ? null : text, problem);
  }

  private static <E extends Enum<E>> Optional<E> named(String word, String field, E[] all) {
    if (!isField(word, field)) {
      return Optional.empty();
    }
    String name = word.substring(field.length()).toUpperCase(Locale.ROOT).replace('-', '_');
    return Arrays.stream(all).filter(each -> each.name().equals(name)).findFirst();
  }

  /** With something after the colon: who is still writing is told nothing. */
  private static boolean isField(String word, String field) {
    return word.length() > field.length() && word.toLowerCase(Locale.ROOT).startsWith(field);
  }

  private static <E extends Enum<E>> String unknown(String field, String word, E[] all) {
    return "No "
        + field
        + " is called \u201c"
        + word.substring(field.length() + 1)
        + "\u201d; there are "
        + Arrays.stream(all)
            .map(each -> each.name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .collect(Collectors.joining(", "))
        + ".";
  }

  /** Where it must have occurred; the deployment is the one that was named, if there is one. */
  public Occurring at(Occurring chosen) {
    return deployment == null
        ? chosen
        : new Occurring(chosen.from(), chosen.to(), deployment, chosen.agent());
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
