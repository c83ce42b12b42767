// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.library.api;

import dev.faultline.agent.core.capture.ApplicationEvents;
import dev.faultline.agent.core.record.LibraryFields;
import dev.faultline.agent.instrumentation.library.LibraryMethod;
import java.util.ArrayList;
import java.util.List;

/**
 * The methods of {@code agent-api}, found by name in whatever class loader has them: the API has no
 * link to the agent.
 */
public final class FaultlineApi {

  private static final String FAULTLINE = "dev/faultline/api/Faultline";

  /** Its {@code fire} is what the places in application code call. */
  public static final String EVENT = "dev/faultline/api/Event";

  private FaultlineApi() {}

  public static List<LibraryMethod> methods(ApplicationEvents events, LibraryFields fields) {
    List<LibraryMethod> methods = new ArrayList<>(3);
    methods.add(new LibraryMethod(EVENT, "fire", "()V", new FirePoint(events, fields), 0));
    methods.add(
        new LibraryMethod(
            FAULTLINE,
            "context",
            "(Ljava/lang/String;Ljava/lang/Object;)V",
            new ContextPoint(events),
            0,
            1));
    methods.add(
        new LibraryMethod(
            FAULTLINE, "ignore", "(Ljava/lang/Throwable;)V", new IgnorePoint(events), 0));
    return methods;
  }
}
