// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.library.http;

import dev.faultline.agent.core.capture.LibraryPoint;
import dev.faultline.agent.core.capture.Tasks;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * {@code java.net.http.HttpClient.sendAsync}, whose result is a future of the JDK's. Asks it to be
 * told of the answer, for what the thread works for that sends the request; the future itself is
 * the application's, as it is.
 */
final class JdkAsyncClientPoint implements LibraryPoint {

  private final Tasks tasks;
  private final JdkClientPoint client;

  JdkAsyncClientPoint(Tasks tasks, JdkClientPoint client) {
    this.tasks = tasks;
    this.client = client;
  }

  /** An answer that is awaited. */
  private final class Awaited implements BiConsumer<Object, Throwable> {

    @Override
    public void accept(@Nullable Object response, @Nullable Throwable failure) {
      try {
        Object begun = tasks.beginPart(this);
        try {
          client.left(null, response, failure);
        } finally {
          tasks.end(begun);
        }
      } catch (Throwable nothingLeftToDo) {
        // the application's future has its result
      }
    }
  }

  @Override
  public void left(
      @Nullable Object context, @Nullable Object result, @Nullable Throwable exception) {
    if (result instanceof CompletableFuture && isOfJdk(result.getClass().getName())) {
      Awaited awaited = new Awaited();
      tasks.submitted(awaited);
      ((CompletableFuture<?>) result).whenComplete(awaited);
    }
  }

  /** Its methods are not the application's. */
  private static boolean isOfJdk(String type) {
    return type.startsWith("java.util.concurrent.") || type.startsWith("jdk.internal.");
  }
}
