// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.library.http;

import org.jspecify.annotations.Nullable;

/** What a server knows a request by, of what a method of it gets. */
interface RequestKey {

  /** The object itself. */
  RequestKey ITSELF =
      new RequestKey() {
        @Override
        public @Nullable Object of(@Nullable Object given) {
          return given;
        }
      };

  @Nullable Object of(@Nullable Object given);
}
