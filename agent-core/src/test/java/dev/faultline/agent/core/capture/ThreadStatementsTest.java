// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.agent.core.model.CodeReference;
import dev.faultline.agent.core.site.HandlerSite;
import dev.faultline.agent.core.site.MethodSites;
import dev.faultline.agent.core.site.SiteVariable;
import dev.faultline.agent.core.site.StatementSite;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class ThreadStatementsTest {

  private static final CodeReference NO_CODE =
      new CodeReference() {
        @Override
        public String className() {
          return "Shop";
        }

        @Override
        public String source() {
          return null;
        }

        @Override
        public byte[] read() {
          return null;
        }
      };

  private final ThreadStatements statements = new ThreadStatements(new LogMemory());

  /** Each instrumentation of a class file has objects of its own for its methods. */
  private static MethodSites method(String name) {
    return new MethodSites("Shop", name, "()V", NO_CODE);
  }

  private static StatementSite statement(String method) {
    return new StatementSite(
        method(method), new ArrayList<SiteVariable>(), new ArrayList<SiteVariable>(), new int[0]);
  }

  private static HandlerSite handler(String method) {
    return new HandlerSite(
        method(method), new ArrayList<SiteVariable>(), new ArrayList<SiteVariable>(), new int[0]);
  }

  @Test
  void aStatementWhoseLoggerThrows_isOver() {
    statements.begin(statement("pay"), 1);
    statements.passed(handler("pay"));
    assertThat(statements.isOpen()).isFalse();
  }

  @Test
  void aStatementWithinWhoseLoggerSomethingThrows_isNotOver() {
    statements.begin(statement("pay"), 1);
    statements.passed(handler("append"));
    assertThat(statements.number()).isEqualTo(1);
  }

  @Test
  void statementsThatAreNotKnown_endAsTheyBegin() {
    statements.begin(statement("pay"), 1);
    statements.begin(null, 2);
    statements.end();
    assertThat(statements.number()).isEqualTo(1);
    statements.end();
    assertThat(statements.isOpen()).isFalse();
  }

  @Test
  void statementsWithinTooManyOthers_leaveTheOuterOnesAsTheyAre() {
    for (int i = 0; i < 10; i++) {
      statements.begin(statement("pay"), i);
    }
    for (int i = 0; i < 9; i++) {
      statements.end();
    }
    assertThat(statements.number()).isZero();
  }
}
