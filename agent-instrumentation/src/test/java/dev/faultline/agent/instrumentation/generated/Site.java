// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.generated;

import java.util.ArrayList;
import java.util.List;

/**
 * A place of a generated program from which an exception may come.
 *
 * @param own variables that are assigned for certain and in scope, the body's own
 * @param tolerated variables that may be shown, since class files have them in scope
 * @param readsBehindLastUse whether class files may use a variable behind where the text does
 */
record Site(
    int id, Body body, List<Variable> own, List<Variable> tolerated, boolean readsBehindLastUse) {

  /** Captured ones included. */
  List<Variable> variables(Captures captures) {
    List<Variable> result = new ArrayList<>();
    if (captures.showsThis(body)) {
      result.add(body.self());
    }
    result.addAll(captures.of(body));
    result.addAll(own);
    return result;
  }
}
