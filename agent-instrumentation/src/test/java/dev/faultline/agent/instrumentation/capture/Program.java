// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.agent.core.capture.CaptureInThisJvm;
import dev.faultline.agent.core.model.CodeReference;
import dev.faultline.agent.core.model.ExceptionRecord;
import dev.faultline.agent.core.model.FrameRecord;
import dev.faultline.agent.core.model.Snapshot;
import dev.faultline.agent.core.model.Value;
import dev.faultline.agent.instrumentation.code.SiteFinder;
import dev.faultline.agent.instrumentation.library.LibraryMethod;
import dev.faultline.agent.instrumentation.library.LibraryTransformer;
import dev.faultline.agent.instrumentation.library.api.FaultlineApi;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.TreeMap;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/**
 * Source text that is compiled, instrumented and run in the test's JVM, and what was recorded of
 * it.
 */
final class Program {

  private static final String API = "dev.faultline.api.";

  private final CaptureInThisJvm capture;
  private final InstrumentationReport report = new InstrumentationReport();
  private final Map<String, byte[]> compiled;
  private final Map<String, byte[]> defined = new HashMap<>();
  private final Loader loader = new Loader();
  private final LibraryTransformer api;

  private Program(Map<String, byte[]> compiled, CaptureInThisJvm capture) {
    this.compiled = compiled;
    this.capture = capture;
    List<LibraryMethod> methods = FaultlineApi.methods(capture.events(), capture.fields());
    capture.points(LibraryTransformer.points(methods));
    api = new LibraryTransformer(methods, null);
  }

  /** One that tells of itself: {@code agent-api} is on its class path. */
  static Program withApi(String source) {
    return of(source, "-g", "-sourcepath", "../agent-api/src/main/java");
  }

  /**
   * @param source of a class {@code P} in no package
   * @param options of javac; {@code -g} where there are none
   */
  static Program of(String source, String... options) {
    List<String> arguments = options.length == 0 ? List.of("-g") : List.of(options);
    return new Program(compile(source, arguments), CaptureInThisJvm.start());
  }

  /**
   * The same as a class file of Java 1.2 without debug information, which the JVM verifies by
   * inference.
   *
   * @param missing classes that are not there when it runs
   */
  static Program ofOldClassFile(String source, String... missing) {
    Map<String, byte[]> old = compile(source, List.of("-g:none", "--release", "8", "-Xlint:none"));
    old.replaceAll((name, bytes) -> withoutFrames(bytes));
    old.keySet().removeAll(List.of(missing));
    return new Program(old, CaptureInThisJvm.start());
  }

  /** A class {@code P} that no compiler made. */
  static Program ofClassFile(byte[] bytes) {
    return new Program(Map.of("P", bytes), CaptureInThisJvm.start());
  }

  private static byte[] withoutFrames(byte[] bytes) {
    ClassWriter writer = new ClassWriter(0);
    ClassVisitor asOld =
        new ClassVisitor(Opcodes.ASM9, writer) {
          @Override
          public void visit(
              int version,
              int access,
              String name,
              @Nullable String signature,
              String superName,
              String[] interfaces) {
            super.visit(Opcodes.V1_2, access, name, signature, superName, interfaces);
          }
        };
    new ClassReader(bytes).accept(asOld, ClassReader.SKIP_FRAMES);
    return writer.toByteArray();
  }

  /** Calls a static method of {@code P} without parameters; what it throws is the result. */
  @Nullable Throwable run(String name) {
    try {
      Method method = Class.forName("P", true, loader).getDeclaredMethod(name);
      method.setAccessible(true);
      method.invoke(null);
      return null;
    } catch (InvocationTargetException e) {
      return e.getCause();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  Class<?> load(String name) {
    try {
      return Class.forName(name, true, loader);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  byte[] before(String name) {
    return Objects.requireNonNull(compiled.get(name));
  }

  /** As it was defined; the class must have been loaded. */
  byte[] after(String name) {
    return Objects.requireNonNull(defined.get(name));
  }

  /** A static field of {@code P}. */
  @Nullable Object readStatic(String field) {
    try {
      Field declared = load("P").getDeclaredField(field);
      declared.setAccessible(true);
      return declared.get(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  CaptureInThisJvm capture() {
    return capture;
  }

  InstrumentationReport report() {
    return report;
  }

  List<Snapshot> snapshots() {
    List<Snapshot> result = new ArrayList<>();
    SiteFinder finder = new SiteFinder();
    for (Snapshot snapshot : capture.snapshots()) {
      result.add(finder.finish(snapshot));
    }
    assertThat(capture.internalFailures()).isZero();
    return result;
  }

  Snapshot onlySnapshot() {
    List<Snapshot> all = snapshots();
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  /** The recorded variables of a frame as {@code name=value}, sorted by name. */
  static Map<String, String> variables(ExceptionRecord exception, String method) {
    for (FrameRecord frame : exception.frames()) {
      if (frame.method().equals(method)) {
        return variables(frame);
      }
    }
    throw new AssertionError("no frame of " + method);
  }

  static Map<String, String> variables(FrameRecord frame) {
    Map<String, String> result = new TreeMap<>();
    List<Value> variables = frame.variables();
    assertThat(variables).as("variables of %s", frame.method()).isNotNull();
    for (Value value : variables) {
      String name = String.valueOf(value.name());
      assertThat(result.put(name, text(value))).as("a second %s", name).isNull();
    }
    return result;
  }

  static FrameRecord frame(Snapshot snapshot, String method) {
    return snapshot.exceptions().get(0).frames().stream()
        .filter(frame -> frame.method().equals(method))
        .findFirst()
        .orElseThrow();
  }

  /**
   * A value in one line: {@code 42}, {@code "text"}, {@code [1, 2]}, {@code {a=1}}, {@code null},
   * {@code P$Node{next=&1}}.
   */
  static String text(Value value) {
    switch (value.kind()) {
      case NULL:
        return "null";
      case STRING:
        return '"' + value.text() + '"';
      case ARRAY:
      case COLLECTION:
        return list(value.children(), "[", "]");
      case MAP:
        return map(value);
      case OBJECT:
        StringJoiner fields = new StringJoiner(", ", value.type() + "{", "}");
        value.children().forEach(field -> fields.add(field.name() + "=" + text(field)));
        return fields.toString();
      case REFERENCE:
        return "&" + value.reference();
      case REDACTED:
      case ABSENT:
        return "<" + (value.cut() == null ? value.kind() : value.cut().text()) + ">";
      default:
        return String.valueOf(value.text());
    }
  }

  private static String list(List<Value> values, String open, String close) {
    StringJoiner joiner = new StringJoiner(", ", open, close);
    values.forEach(value -> joiner.add(text(value)));
    return joiner.toString();
  }

  private static String map(Value value) {
    StringJoiner joiner = new StringJoiner(", ", "{", "}");
    for (int i = 0; i < value.children().size(); i += 2) {
      joiner.add(text(value.children().get(i)) + "=" + text(value.children().get(i + 1)));
    }
    return joiner.toString();
  }

  private final class Loader extends ClassLoader {
    Loader() {
      super(ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      byte[] bytes = compiled.get(name);
      if (bytes == null) {
        throw new ClassNotFoundException(name);
      }
      if (name.startsWith(API)) {
        byte[] hooked = api.transform(this, name.replace('.', '/'), null, null, bytes);
        byte[] used = hooked == null ? bytes : hooked;
        return defineClass(name, used, 0, used.length);
      }
      CodeReference code = new Bytes(name, bytes);
      capture.classes().add(name, code);
      byte[] changed = new ClassInstrumentation(capture.sites(), report).instrument(bytes, code);
      byte[] result = changed == null ? bytes : changed;
      defined.put(name, result);
      return defineClass(name, result, 0, result.length);
    }
  }

  private record Bytes(String className, byte[] bytes) implements CodeReference {
    @Override
    public String source() {
      return "test";
    }

    @Override
    public byte[] read() {
      return bytes;
    }
  }

  private static Map<String, byte[]> compile(String source, List<String> options) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
    Map<String, ByteArrayOutputStream> outputs = new HashMap<>();
    JavaFileManager files =
        new ForwardingJavaFileManager<>(
            compiler.getStandardFileManager(problems, Locale.ROOT, null)) {
          @Override
          public JavaFileObject getJavaFileForOutput(
              Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("mem:///" + name + ".class"), kind) {
              @Override
              public OutputStream openOutputStream() {
                return outputs.computeIfAbsent(name, key -> new ByteArrayOutputStream());
              }
            };
          }
        };
    JavaFileObject file =
        new SimpleJavaFileObject(URI.create("mem:///P.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    boolean done = compiler.getTask(null, files, problems, options, null, List.of(file)).call();
    assertThat(done).as("%s", problems.getDiagnostics()).isTrue();
    Map<String, byte[]> result = new HashMap<>();
    outputs.forEach((name, bytes) -> result.put(name, bytes.toByteArray()));
    return result;
  }
}
