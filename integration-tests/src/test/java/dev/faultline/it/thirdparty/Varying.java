// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.it.thirdparty;

/** What differs between two runs of any program: times, durations, process ids, random names. */
final class Varying {

  private static final String[][] REPLACED = {
    {"\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}:\\d{2}[.,\\d]*(Z|[+-]\\d{2}:?\\d{2})?", "TIME"},
    {"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "UUID"},
    {"\\b[0-9a-f]{32}\\b", "SESSION"},
    {"\\b\\d+:\\d{2}\\.\\d{3}s", "DURATION"},
    {"\\b\\d+(\\.\\d+)? (seconds|ms)\\b", "DURATION"},
    {"running for \\d+(\\.\\d+)?", "running for DURATION"},
    {"\\bPID \\d+", "PID"},
    {" \\d+ --- \\[[^]]*]", " PID --- [THREAD]"},
    {"(\\$\\$(EnhancerBySpringCGLIB|FastClassBySpringCGLIB)\\$\\$)[0-9a-f]+", "$1HASH"},
    {"SALT '[0-9a-f]+' HASH '[0-9a-f]+'", "SALT HASH"},
    {"/jvm\\d+/", "/jvm/"},
  };

  private Varying() {}

  static String removedFrom(String text) {
    String result = text;
    for (String[] replaced : REPLACED) {
      result = result.replaceAll(replaced[0], replaced[1]);
    }
    return result;
  }
}
