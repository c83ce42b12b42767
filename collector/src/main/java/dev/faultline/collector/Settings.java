// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a collector is started with.
 *
 * @param port 0: any free one
 * @param bootstrapToken accepted on an empty data directory as a token for everything; null: none
 */
public record Settings(int port, Path data, String bind, @Nullable String bootstrapToken) {

  public static final int DEFAULT_PORT = 8787;
  public static final String DEFAULT_DATA = "data";
  public static final String DEFAULT_BIND = "127.0.0.1";
}
