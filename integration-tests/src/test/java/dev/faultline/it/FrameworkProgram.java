// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** A program of the tests, compiled against the libraries of a module below {@code frameworks}. */
final class FrameworkProgram {

  private final Path folder;
  private final List<String> sources;
  private final Map<String, String> replacements = new LinkedHashMap<>();
  private final List<String> jars = new ArrayList<>();

  /**
   * @param sources below {@code src/test/programs}
   */
  FrameworkProgram(Path folder, String... sources) {
    this.folder = folder;
    this.sources = List.of(sources);
  }

  /**
   * In the sources, before they are compiled: where packages have other names in other versions.
   */
  FrameworkProgram replacing(String text, String by) {
    replacements.put(text, by);
    return this;
  }

  FrameworkProgram libraries(String module) throws IOException {
    return libraries(module, jar -> true);
  }

  /**
   * @param wanted by file name
   */
  FrameworkProgram libraries(String module, Predicate<String> wanted) throws IOException {
    try (Stream<Path> files = Files.list(Path.of("frameworks", module, "target", "lib"))) {
      files
          .filter(file -> wanted.test(file.getFileName().toString()))
          .sorted()
          .forEach(file -> jars.add(file.toAbsolutePath().toString()));
    }
    return this;
  }

  /**
   * @return the class path to run it with
   */
  String compile(String release) throws IOException {
    Path classes = Files.createDirectories(folder.resolve("classes"));
    List<String> arguments =
        new ArrayList<>(
            List.of("-g", "-parameters", "-proc:none", "--release", release, "-Xlint:-options"));
    arguments.addAll(
        List.of("-d", classes.toString(), "-cp", String.join(File.pathSeparator, jars)));
    for (String source : sources) {
      arguments.add(written(source).toString());
    }
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(new String[0]));
    assertThat(status).isZero();
    jars.add(0, classes.toString());
    return String.join(File.pathSeparator, jars);
  }

  private Path written(String source) throws IOException {
    Path original = Path.of("src/test/programs", source);
    String text = Files.readString(original);
    for (Map.Entry<String, String> replacement : replacements.entrySet()) {
      text = text.replace(replacement.getKey(), replacement.getValue());
    }
    Path copy = Files.createDirectories(folder.resolve("sources")).resolve(original.getFileName());
    return Files.writeString(copy, text);
  }
}
