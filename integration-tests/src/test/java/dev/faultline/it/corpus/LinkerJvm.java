// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.it.corpus;

import dev.faultline.it.Artifacts;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.objectweb.asm.ClassWriter;

/** JVMs of one JDK that link the classes of artifacts, with the agent or without. */
final class LinkerJvm {

  /** Whether the agent is there, and whether what it does is compared and repeated. */
  enum Agent {
    NONE,
    ALONE,
    OBSERVED
  }

  private static final int LONGEST_MINUTES = 60;

  /** Artifacts up to this size share a JVM, so that none of the JVMs needs much memory. */
  private static final long BATCH_BYTES = 60L << 20;

  private final Path folder;
  private final Path jdk;
  private final Path linker;
  private int runs;

  /**
   * @param folder empty; the linker and all findings go there
   */
  LinkerJvm(Path folder, Path jdk) throws IOException {
    this.folder = folder;
    this.jdk = jdk;
    linker = compile(folder);
  }

  /** The linker runs on JDK 8 too, and is an agent itself. */
  private static Path compile(Path folder) throws IOException {
    Path classes = Files.createDirectories(folder.resolve("linker"));
    List<String> arguments =
        new ArrayList<>(
            List.of("--release", "8", "-Xlint:-options", "-cp", asm(), "-d", classes.toString()));
    try (Stream<Path> sources = Files.list(Path.of("src/test/programs/corpus"))) {
      sources.map(Path::toString).forEach(arguments::add);
    }
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    if (status != 0) {
      throw new IOException("the linker does not compile");
    }
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(new Attributes.Name("Premain-Class"), "corpus.Observer");
    Path jar = folder.resolve("linker.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest);
        Stream<Path> files = Files.walk(classes)) {
      for (Path path : files.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new JarEntry(classes.relativize(path).toString().replace('\\', '/')));
        Files.copy(path, out);
      }
    }
    return jar;
  }

  private static String asm() {
    return new File(ClassWriter.class.getProtectionDomain().getCodeSource().getLocation().getPath())
        .getPath();
  }

  /**
   * Links each artifact of a folder, which finds what it needs in the others.
   *
   * @param damaged how many damaged class files to try for each artifact
   */
  Outcomes link(Path artifacts, String variant, int damaged, Agent agent)
      throws IOException, InterruptedException {
    Outcomes outcomes = new Outcomes();
    for (List<String> batch : batches(artifacts)) {
      Path findings = folder.resolve("findings-" + ++runs + ".txt");
      List<String> command = command(agent);
      command.add("corpus.Linker");
      command.addAll(
          List.of(findings.toString(), variant, Integer.toString(damaged), artifacts.toString()));
      command.addAll(batch);
      run(command);
      outcomes.read(findings);
    }
    return outcomes;
  }

  private static List<List<String>> batches(Path artifacts) throws IOException {
    List<List<String>> batches = new ArrayList<>();
    long bytes = BATCH_BYTES;
    try (Stream<Path> jars = Files.list(artifacts)) {
      for (Path jar : jars.sorted().toList()) {
        bytes += Files.size(jar);
        if (bytes > BATCH_BYTES) {
          batches.add(new ArrayList<>());
          bytes = Files.size(jar);
        }
        batches.get(batches.size() - 1).add(jar.getFileName().toString());
      }
    }
    return batches;
  }

  private List<String> command(Agent agent) {
    List<String> command = new ArrayList<>();
    command.add(jdk.resolve("bin/java").toString());
    // most of the time goes into code that runs once
    command.addAll(List.of("-Xmx3g", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    if (agent == Agent.OBSERVED) {
      command.add("-javaagent:" + Artifacts.agentJar());
      command.add("-javaagent:" + linker);
      // what is put in front of log statements is not at the end, where the observer expects all
      command.add("-Dfaultline.logs=false");
    } else if (agent == Agent.ALONE) {
      command.add("-javaagent:" + Artifacts.agentJar());
    }
    if (agent != Agent.NONE) {
      command.add("-Dfaultline.collector.url=http://127.0.0.1:9");
      command.add("-Dfaultline.token=none");
      command.add("-Dfaultline.service=corpus");
      command.add("-Dfaultline.app.packages=*");
      command.add("-Dfaultline.app.exclude=corpus");
      command.add("-Dfaultline.log.dir=" + folder.resolve("agent-log"));
    }
    command.addAll(List.of("-cp", linker + File.pathSeparator + asm()));
    return command;
  }

  private void run(List<String> command) throws IOException, InterruptedException {
    Path console = folder.resolve("console-" + runs + ".txt");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(console.toFile())
            .start();
    try {
      if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
        throw new IOException("failed: " + command + "\n" + Files.readString(console));
      }
    } finally {
      process.destroyForcibly();
    }
  }
}
