// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.traffic;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/**
 * Who comes next, for ever: the same for the same seed. After each few ordinary visits comes an
 * unlucky one, and every unlucky one has had its turn before one comes again.
 */
final class Itinerary {
  private static final int ORDINARY_PER_UNLUCKY = 4;

  private final Random random;
  private final Deque<Visit> unlucky = new ArrayDeque<>();
  private int number;

  Itinerary(Random random) {
    this.random = random;
  }

  Visit next() {
    boolean isUnlucky = number++ % (ORDINARY_PER_UNLUCKY + 1) == ORDINARY_PER_UNLUCKY;
    return isUnlucky ? nextUnlucky() : nextOrdinary();
  }

  private Visit nextOrdinary() {
    OrdinaryVisit[] visits = OrdinaryVisit.values();
    return visits[random.nextInt(visits.length)];
  }

  private Visit nextUnlucky() {
    if (unlucky.isEmpty()) {
      List<Visit> shuffled = new ArrayList<>(List.of(UnluckyVisit.values()));
      Collections.shuffle(shuffled, random);
      unlucky.addAll(shuffled);
    }
    return unlucky.removeFirst();
  }
}
