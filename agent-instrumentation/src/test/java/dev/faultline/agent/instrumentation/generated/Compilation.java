// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.generated;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles sources in memory. */
final class Compilation {

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String name, String text) {
      super(URI.create("mem:///" + name + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private Compilation() {}

  /**
   * @param sources by name of the class with slashes
   * @return class files by name of the class with dots
   * @throws DoesNotCompile with what the compiler says
   * @throws CompilerCrashed where it fails by a defect of its own
   */
  static Map<String, byte[]> of(Map<String, String> sources, Flavor flavor) {
    StringWriter printed = new StringWriter();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
    Map<String, ByteArrayOutputStream> outputs = new HashMap<>();
    JavaFileManager files =
        new ForwardingJavaFileManager<>(
            compiler.getStandardFileManager(problems, Locale.ROOT, null)) {
          @Override
          public JavaFileObject getJavaFileForOutput(
              Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(
                URI.create("mem:///" + name.replace('.', '/') + ".class"), kind) {
              @Override
              public OutputStream openOutputStream() {
                return outputs.computeIfAbsent(name, key -> new ByteArrayOutputStream());
              }
            };
          }
        };
    List<String> options = new ArrayList<>(flavor.options());
    options.addAll(
        List.of(
            "--release",
            String.valueOf(flavor.release()),
            "-Xlint:none",
            "-nowarn",
            "-proc:none",
            // lambdas that are equal but for their notes would be one in one program only
            "-XDdeduplicateLambdas=false",
            "-XDuseUnsharedTable=true"));
    List<JavaFileObject> units = new ArrayList<>();
    sources.forEach((name, text) -> units.add(new Source(name, text)));
    boolean done = compiler.getTask(printed, files, problems, options, null, units).call();
    if (!done && printed.toString().contains("exception has occurred in the compiler")) {
      throw new CompilerCrashed(printed.toString());
    }
    if (!done) {
      throw new DoesNotCompile(said(problems));
    }
    Map<String, byte[]> result = new HashMap<>();
    outputs.forEach((name, bytes) -> result.put(name, bytes.toByteArray()));
    return result;
  }

  private static String said(DiagnosticCollector<JavaFileObject> problems) {
    StringBuilder text = new StringBuilder();
    for (Diagnostic<? extends JavaFileObject> problem : problems.getDiagnostics()) {
      if (problem.getKind() == Diagnostic.Kind.ERROR) {
        text.append(problem).append('\n');
      }
    }
    return text.toString();
  }

  /** The compiler has a defect that one of the sources hits. */
  static final class CompilerCrashed extends RuntimeException {
    private static final long serialVersionUID = 1;

    CompilerCrashed(String printed) {
      super(printed);
    }
  }

  /** What the generator wrote is no Java. */
  static final class DoesNotCompile extends RuntimeException {
    private static final long serialVersionUID = 1;

    DoesNotCompile(String said) {
      super(said);
    }
  }
}
