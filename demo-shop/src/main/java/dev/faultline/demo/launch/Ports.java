// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.launch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;
import java.util.stream.IntStream;

/** Finds a port of the loopback interface for the collector. */
final class Ports {
  private static final int USUAL = 8787;
  private static final int TRIES = 100;

  private Ports() {}

  static int choose(Optional<Integer> asked) {
    return asked.map(Ports::insist).orElseGet(() -> firstFree(USUAL));
  }

  static int firstFree(int from) {
    return IntStream.range(from, from + TRIES)
        .filter(Ports::isFree)
        .findFirst()
        .orElseThrow(
            () ->
                new DemoException(
                    "All ports from %d to %d are taken. Name a free one: ./demo --port N"
                        .formatted(from, from + TRIES - 1)));
  }

  private static int insist(int port) {
    if (!isFree(port)) {
      throw new DemoException(
          "Port %d is taken. Name another, or none for one that is free.".formatted(port));
    }
    return port;
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
