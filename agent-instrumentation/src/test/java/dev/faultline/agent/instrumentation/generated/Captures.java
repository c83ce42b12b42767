// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.generated;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the lambdas of a program capture, found in its text: what was generated and then left out is
 * not captured, and notes that mention it would make it so. Filled from the first line to the last.
 */
final class Captures {

  private final Map<Body, Set<Variable>> variables = new HashMap<>();
  private final Set<Body> withThis = new HashSet<>();
  private final List<Body> open = new ArrayList<>();

  void begin(Body body) {
    open.add(body);
  }

  void end() {
    open.remove(open.size() - 1);
  }

  /** A lambda has what it captures as parameters; so have those that it is in. */
  void use(Variable variable) {
    for (int i = open.size() - 1; i >= 0 && open.get(i) != variable.owner(); i--) {
      if (open.get(i).isLambda()) {
        variables.computeIfAbsent(open.get(i), key -> new LinkedHashSet<>()).add(variable);
      }
    }
  }

  void useThis() {
    for (int i = open.size() - 1; i >= 0 && open.get(i).isLambda(); i--) {
      withThis.add(open.get(i));
    }
  }

  Set<Variable> of(Body body) {
    return variables.getOrDefault(body, Set.of());
  }

  boolean showsThis(Body body) {
    return body.isLambda() ? withThis.contains(body) : body.isOfObject();
  }
}
