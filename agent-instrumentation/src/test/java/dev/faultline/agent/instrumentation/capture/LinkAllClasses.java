// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.capture;

import dev.faultline.agent.core.model.CodeReference;
import dev.faultline.agent.core.site.SiteTable;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/**
 * Instruments every class of some jars and has the JVM's verifier link it; says which classes link
 * without instrumentation and not with it. Run with {@code --patch-module
 * java.base=agent-core/target/hook-classes} and the jars as arguments.
 */
final class LinkAllClasses {

  private static final class Loader extends URLClassLoader {
    private final @Nullable ClassInstrumentation instrumentation;

    Loader(URL[] jars, @Nullable ClassInstrumentation instrumentation) {
      super(jars, ClassLoader.getPlatformClassLoader());
      this.instrumentation = instrumentation;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
        if (in == null) {
          throw new ClassNotFoundException(name);
        }
        byte[] bytes = in.readAllBytes();
        byte[] changed = null;
        if (instrumentation != null) {
          changed = instrumentation.instrument(bytes, new NoCode(name));
        }
        byte[] result = changed == null ? bytes : changed;
        return defineClass(name, result, 0, result.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }

  private record NoCode(String className) implements CodeReference {
    @Override
    public @Nullable String source() {
      return null;
    }

    @Override
    public byte @Nullable [] read() {
      return null;
    }
  }

  private final InstrumentationReport report = new InstrumentationReport();
  private final List<String> failures = new ArrayList<>();
  private int linked;

  public static void main(String[] jars) throws IOException {
    LinkAllClasses run = new LinkAllClasses();
    run.link(List.of(jars));
    System.out.println(run.linked + " classes linked, " + run.failures.size() + " only without us");
    System.out.println(run.report);
    run.failures.stream().limit(20).forEach(System.out::println);
    System.exit(run.failures.isEmpty() ? 0 : 1);
  }

  InstrumentationReport report() {
    return report;
  }

  List<String> failures() {
    return Collections.unmodifiableList(failures);
  }

  int linked() {
    return linked;
  }

  void link(List<String> jars) throws IOException {
    URL[] urls = jars.stream().map(LinkAllClasses::url).toArray(URL[]::new);
    try (Loader with = new Loader(urls, new ClassInstrumentation(new SiteTable(), report));
        Loader without = new Loader(urls, null)) {
      TreeMap<String, String> names = new TreeMap<>();
      for (String jar : jars) {
        collect(jar, names);
      }
      for (String name : names.keySet()) {
        Throwable failure = link(with, name);
        if (failure == null) {
          linked++;
        } else if (link(without, name) == null) {
          failures.add(name + ": " + failure);
        }
      }
    }
  }

  private static void collect(String jar, TreeMap<String, String> names) throws IOException {
    try (JarFile file = new JarFile(jar)) {
      for (JarEntry entry : Collections.list(file.entries())) {
        String name = entry.getName();
        if (name.endsWith(".class") && !name.contains("-info") && !name.startsWith("META-INF")) {
          names.put(name.substring(0, name.length() - 6).replace('/', '.'), jar);
        }
      }
    }
  }

  /** The JVM links a class before it lists its methods. */
  private static @Nullable Throwable link(Loader loader, String name) {
    try {
      return Class.forName(name, false, loader).getDeclaredMethods() == null
          ? new AssertionError(name)
          : null;
    } catch (NoClassDefFoundError missing) {
      return missing;
    } catch (LinkageError | ClassNotFoundException | RuntimeException e) {
      return e;
    }
  }

  private static URL url(String jar) {
    try {
      return new File(jar).toURI().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(jar, e);
    }
  }
}
