// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.start.command;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code list}: the JVMs on this machine, and whether the agent was given to them. Reads what they
 * tell tools; attaches to none.
 */
public final class RunningJvms {

  private final File temporary;
  private final PrintStream out;

  /**
   * @param temporary where JVMs have their {@code hsperfdata} directories, such as {@code /tmp}
   */
  public RunningJvms(File temporary, PrintStream out) {
    this.temporary = temporary;
    this.out = out;
  }

  /** Returns the exit status. */
  public int list() {
    TreeMap<Long, String> lines = new TreeMap<>();
    int unreadable = 0;
    for (File directory : children(temporary)) {
      if (directory.getName().startsWith("hsperfdata_")) {
        for (File file : children(directory)) {
          unreadable += add(file, lines) ? 0 : 1;
        }
      }
    }
    out.println("    PID  agent  application");
    for (Map.Entry<Long, String> line : lines.entrySet()) {
      out.println(padded(line.getKey()) + "  " + line.getValue());
    }
    if (unreadable > 0) {
      out.println(unreadable + " more can't be read by this user.");
    }
    out.println(
        "JVMs of other containers, and those with -XX:-UsePerfData, don't show. What the agent in a"
            + " JVM does stands in its log.");
    return 0;
  }

  /** False where it can't be read. */
  private static boolean add(File file, Map<Long, String> lines) {
    long pid;
    try {
      pid = Long.parseLong(file.getName());
    } catch (NumberFormatException e) {
      return true;
    }
    if (!isRunning(pid)) {
      return true;
    }
    try {
      Map<String, String> texts = PerformanceData.texts(file);
      String command = texts.get("sun.rt.javaCommand");
      if (command != null && !command.endsWith("faultline-agent.jar list")) {
        String arguments = String.valueOf(texts.get("java.rt.vmArgs"));
        boolean given = arguments.contains("-javaagent:") && arguments.contains("faultline-agent");
        lines.put(pid, (given ? "yes  " : "no   ") + "  " + application(command));
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Files of JVMs that were killed stay behind. Where the system does not tell, it counts as one.
   */
  private static boolean isRunning(long pid) {
    return !new File("/proc/self").exists() || new File("/proc/" + pid).exists();
  }

  /** The main class or jar without its arguments, among which may be secrets. */
  private static String application(String command) {
    int end = command.indexOf(' ');
    return end < 0 ? command : command.substring(0, end);
  }

  private static String padded(long pid) {
    StringBuilder text = new StringBuilder().append(pid);
    while (text.length() < 7) {
      text.insert(0, ' ');
    }
    return text.toString();
  }

  private static File[] children(File directory) {
    File[] files = directory.listFiles();
    return files == null ? new File[0] : files;
  }
}
