// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** A program of the tests, compiled against the libraries of a module below {@code frameworks}. */
final class FrameworkProgram {

  private final Path folder;
  private final String source;
  private final List<String> jars = new ArrayList<>();

  /**
   * @param source below {@code src/test/programs}
   */
  FrameworkProgram(Path folder, String source) {
    this.folder = folder;
    this.source = source;
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
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-g",
                "-parameters",
                "-proc:none",
                "--release",
                release,
                "-Xlint:-options",
                "-d",
                classes.toString(),
                "-cp",
                String.join(File.pathSeparator, jars),
                "src/test/programs/" + source);
    assertThat(status).isZero();
    jars.add(0, classes.toString());
    return String.join(File.pathSeparator, jars);
  }
}
