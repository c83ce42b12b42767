// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.redact;

import dev.faultline.agent.core.config.Configuration;
import dev.faultline.agent.core.config.Settings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says what must not be recorded. Any thread may use it; nothing of it changes but the names that
 * the collector adds. Nothing in it throws: where it can't tell, it redacts.
 */
public final class Redactor {

  /** What stands where a secret stood. */
  public static final String REPLACEMENT = TextRedactor.REPLACEMENT;

  /** How much of a text is looked at beyond what is kept, so that no secret is cut into shape. */
  private static final int LOOK_AHEAD = 1_024;

  private final List<String> configuredNames;
  private final List<String> excludedNames;
  private final TypeRules types;
  private volatile Rules rules;
  private volatile boolean hasAdded;
  private final @Nullable UserPatterns patterns;

  /**
   * @param names secret ones beside the built-in ones
   * @param excludedNames that are not secret in spite of the built-in rules
   * @param types classes, and packages as {@code com.acme.secret.*}
   * @param patterns of what is secret in a text
   */
  public Redactor(
      List<String> names, List<String> excludedNames, List<String> types, List<Pattern> patterns) {
    configuredNames = new ArrayList<>(names);
    this.excludedNames = new ArrayList<>(excludedNames);
    rules = new Rules(names, excludedNames);
    this.types = new TypeRules(types);
    this.patterns = patterns.isEmpty() ? null : new UserPatterns(patterns);
  }

  /** As configured. */
  public static Redactor of(Configuration configuration) {
    return new Redactor(
        configuration.get(Settings.REDACT_NAMES),
        configuration.get(Settings.REDACT_NAMES_EXCLUDE),
        configuration.get(Settings.REDACT_TYPES),
        configuration.get(Settings.REDACT_PATTERNS));
  }

  /** With the built-in rules only. */
  public static Redactor builtIn() {
    List<String> none = Collections.emptyList();
    return new Redactor(none, none, none, Collections.<Pattern>emptyList());
  }

  /**
   * Names that are secret from now on, beside the configured ones; instead of those that were added
   * before. What was recorded by then stays as it is.
   */
  public synchronized void addNames(List<String> added) {
    List<String> all = new ArrayList<>(configuredNames);
    all.addAll(added);
    rules = new Rules(all, excludedNames);
    hasAdded = !added.isEmpty();
  }

  /**
   * The same as {@link #redactsName} for who remembers what that said earlier.
   *
   * @param remembered the earlier answer
   */
  public boolean redactsName(CharSequence name, boolean remembered) {
    return remembered || (hasAdded && redactsName(name));
  }

  /**
   * Whether what has this name is secret: a variable, field, map key, header, property. Takes some
   * ten nanoseconds; callers remember the answer for what they ask again.
   */
  public boolean redactsName(CharSequence name) {
    try {
      return rules.names.verdict(name, 0, name.length()) != NameRules.NO_SECRET;
    } catch (RuntimeException | StackOverflowError e) {
      return true;
    }
  }

  /**
   * Whether instances of the class are secret.
   *
   * @param className as {@link Class#getName()} says it
   */
  public boolean redactsType(String className) {
    try {
      return types.isSecret(className);
    } catch (RuntimeException | StackOverflowError e) {
      return true;
    }
  }

  /**
   * The text with {@link #REPLACEMENT} for each secret in it; the same object where there is none.
   * Give it whole texts: what was cut before may not be recognised. For long ones there is {@link
   * #redactText(String, int)}.
   */
  public String redactText(String text) {
    try {
      String redacted = rules.texts.redact(text);
      return patterns == null ? redacted : patterns.redact(redacted);
    } catch (RuntimeException | StackOverflowError e) {
      return REPLACEMENT;
    }
  }

  /**
   * The same for a text of which only the start is kept: at most {@code limit} characters. Its cost
   * depends on the limit, not on the text. A secret that the limit cuts through is redacted.
   */
  public String redactText(String text, int limit) {
    try {
      if (text.length() <= limit) {
        return redactText(text);
      }
      int seen = (int) Math.min(text.length(), (long) limit + LOOK_AHEAD);
      String redacted = redactText(text.substring(0, seen));
      return redacted.length() <= limit
          ? redacted
          : redacted.substring(0, wholeCharacter(redacted, limit));
    } catch (RuntimeException | StackOverflowError e) {
      return REPLACEMENT;
    }
  }

  /** Never between the two halves of a character beyond the basic plane. */
  private static int wholeCharacter(String text, int limit) {
    return limit > 0 && Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
  }

  /** All that depends on names. */
  private static final class Rules {

    private final NameRules names;
    private final TextRedactor texts;

    Rules(List<String> secret, List<String> excluded) {
      names = new NameRules(secret, excluded);
      texts = new TextRedactor(names);
    }
  }
}
