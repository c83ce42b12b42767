// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.start.preflight;

import org.jspecify.annotations.Nullable;

/**
 * {@code JAVA_TOOL_OPTIONS} reaches every JVM of a container: keytool, jps, jcmd, javac. They are
 * over in a second and nobody's application.
 */
final class JdkTool implements Check {

  private static final String[] PACKAGES = {
    "sun.tools.",
    "com.sun.tools.",
    "sun.security.tools.",
    "jdk.jcmd",
    "jdk.jartool",
    "jdk.jlink",
    "jdk.tools.",
    "jdk.jfr.internal.tool.",
    "jdk.jshell",
    "jdk.internal.jshell.",
    "sun.jvmstat.",
    "jdk.jpackage",
    "sun.rmi.registry.",
    "jdk.compiler",
    "jdk.javadoc",
    "jdk.jdeps"
  };

  @Override
  public @Nullable String objection(JvmFacts jvm) {
    String main = jvm.property("sun.java.command");
    // with a module in front: java.base/sun.security.tools.keytool.Main
    int end = main.indexOf(' ');
    String command = end < 0 ? main : main.substring(0, end);
    String type = command.substring(command.indexOf('/') + 1);
    for (String name : PACKAGES) {
      if (command.startsWith(name) || type.startsWith(name)) {
        return "This is a tool of the JDK (" + command + "), not an application";
      }
    }
    return null;
  }
}
