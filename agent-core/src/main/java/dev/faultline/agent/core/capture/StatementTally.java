// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.capture;

import dev.faultline.agent.core.model.EventKey;
import dev.faultline.agent.core.model.EventKey.Kind;
import dev.faultline.agent.core.model.Location;
import dev.faultline.agent.core.model.LogTemplate;
import dev.faultline.agent.core.model.Statement.Severity;
import dev.faultline.agent.core.site.MethodSites;
import dev.faultline.agent.core.site.StatementSite;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Counts what was logged at one place with one template. */
final class StatementTally extends Occurrences {

  /** What occurrences that are counted together have in common. */
  static final class Key {
    private final int site;
    private final LogTemplate template;
    private final @Nullable String thrown;

    /**
     * @param site number of the statement; -1 for one that is not in application code
     * @param thrown class of the exception that is logged; {@code null} without one
     */
    Key(int site, LogTemplate template, @Nullable String thrown) {
      this.site = site;
      this.template = template;
      this.thrown = thrown;
    }

    @Override
    public boolean equals(@Nullable Object object) {
      if (!(object instanceof Key)) {
        return false;
      }
      Key other = (Key) object;
      return site == other.site
          && Objects.equals(thrown, other.thrown)
          && template.severity() == other.template.severity()
          && template.logger().equals(other.template.logger())
          && Objects.equals(template.message(), other.template.message());
    }

    @Override
    public int hashCode() {
      int hash = site * 31 + template.severity().ordinal();
      hash = hash * 31 + template.logger().hashCode();
      return hash * 31 + Objects.hashCode(template.message());
    }
  }

  private final LogTemplate template;
  private final @Nullable StatementSite site;
  private final List<String> types;

  /**
   * @param types of the exceptions that are logged, outermost first
   */
  StatementTally(LogTemplate template, @Nullable StatementSite site, List<String> types) {
    this.template = template;
    this.site = site;
    this.types = types;
  }

  @Override
  EventKey keyWithoutSnapshot(Kind kind) {
    return new EventKey(kind, types, location(), template);
  }

  /** As a snapshot has it. */
  EventKey key(List<String> chain, @Nullable Location where) {
    Kind kind = template.severity() == Severity.ERROR ? Kind.LOGGED_ERROR : Kind.LOGGED_WARNING;
    return new EventKey(kind, chain, where, template);
  }

  private @Nullable Location location() {
    if (site == null) {
      return null;
    }
    MethodSites method = site.method();
    return new Location(method.className(), method.name(), method.descriptor(), null);
  }
}
