// SPDX-License-Identifier: Apache-2.0
package dev.faultline.collector.explain;

/** A class file that can't be shown; the message is a sentence for the page: what is wrong with it. */
final class UnreadableClassException extends Exception {
  UnreadableClassException(String message) {
    super(message);
  }
}
