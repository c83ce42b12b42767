// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.explain;

import dev.faultline.collector.model.ClassFile;
import dev.faultline.collector.model.ExceptionRecord;
import dev.faultline.collector.model.Frame;
import dev.faultline.collector.model.Snapshot;
import dev.faultline.collector.store.ClassFileRepository;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Java source compiled in memory, run until it throws, and told as an agent would tell it. */
final class CompiledProgram implements ClassFileRepository {
  private final Map<String, byte[]> classes = new LinkedHashMap<>();
  private final Map<String, ClassFile> byHash = new LinkedHashMap<>();

  CompiledProgram(String mainClass, String source, String... options) {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var problems = new DiagnosticCollector<JavaFileObject>();
    var files = new InMemory(compiler.getStandardFileManager(problems, null, null));
    List<String> arguments = Stream.concat(Stream.of("-g"), Stream.of(options)).toList();
    var unit = new Source(mainClass, source);
    if (!compiler.getTask(null, files, problems, arguments, null, List.of(unit)).call()) {
      throw new IllegalArgumentException(
          "The test's source is wrong: " + problems.getDiagnostics());
    }
    files.outputs.forEach((name, output) -> classes.put(name, output.toByteArray()));
    classes.forEach(
        (name, bytes) -> byHash.put(sha256(bytes), new ClassFile(sha256(bytes), bytes)));
  }

  byte[] classFile(String name) {
    return Objects.requireNonNull(classes.get(name), name);
  }

  Collection<String> classNames() {
    return classes.keySet();
  }

  void forget(String name) {
    byHash.remove(sha256(classFile(name)));
  }

  void replace(String name, byte[] bytes) {
    byHash.put(sha256(classFile(name)), new ClassFile(sha256(classFile(name)), bytes));
  }

  /** Runs {@code public static void main()} and returns what it threw. */
  Throwable failure(String mainClass) throws ReflectiveOperationException {
    try {
      Class.forName(mainClass, true, new Loader()).getMethod("main").invoke(null);
    } catch (InvocationTargetException thrown) {
      return root(thrown.getTargetException());
    }
    throw new IllegalArgumentException("The test's program throws nothing");
  }

  private static Throwable root(Throwable thrown) {
    Throwable cause = thrown.getCause();
    return cause == null ? thrown : root(cause);
  }

  Snapshot snapshot(Throwable failure) {
    List<Frame> frames = Stream.of(failure.getStackTrace()).map(this::frame).toList();
    var exception =
        new ExceptionRecord(
            failure.getClass().getName(), failure.getMessage(), "thrown", null, false, 0, frames);
    return new Snapshot(
        "s",
        0,
        "first",
        null,
        null,
        null,
        null,
        Map.of(),
        null,
        List.of(),
        null,
        null,
        List.of(exception),
        List.of(),
        null,
        null,
        null,
        0L,
        List.of());
  }

  private Frame frame(StackTraceElement element) {
    byte @Nullable [] bytes = classes.get(element.getClassName());
    return new Frame(
        element.getClassName(),
        element.getMethodName(),
        null,
        element.getFileName(),
        element.getLineNumber(),
        bytes != null,
        bytes == null ? null : sha256(bytes),
        null,
        null,
        List.of(),
        null);
  }

  @Override
  public Optional<ClassFile> find(String sha256) {
    return Optional.ofNullable(byHash.get(sha256));
  }

  @Override
  public Set<String> wanted(Collection<String> sha256) {
    return sha256.stream().filter(hash -> !byHash.containsKey(hash)).collect(Collectors.toSet());
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (java.security.NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private final class Loader extends ClassLoader {
    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      byte[] bytes = classes.get(name);
      if (bytes == null) {
        throw new ClassNotFoundException(name);
      }
      return defineClass(name, bytes, 0, bytes.length);
    }
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String name, String text) {
      super(URI.create("string:///" + name.replace('.', '/') + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private static final class InMemory extends ForwardingJavaFileManager<StandardJavaFileManager> {
    private final Map<String, ByteArrayOutputStream> outputs = new LinkedHashMap<>();

    InMemory(StandardJavaFileManager standard) {
      super(standard);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        JavaFileManager.Location location,
        String name,
        JavaFileObject.Kind kind,
        @Nullable FileObject sibling) {
      return new SimpleJavaFileObject(URI.create("mem:///" + name.replace('.', '/')), kind) {
        @Override
        public OutputStream openOutputStream() {
          return outputs.computeIfAbsent(name, absent -> new ByteArrayOutputStream());
        }
      };
    }
  }
}
