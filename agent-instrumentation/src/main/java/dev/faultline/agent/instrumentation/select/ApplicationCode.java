// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.select;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells application code from the JDK, agents, generated proxies and libraries. Immutable; decides
 * by names alone, since a look at anything else would load classes.
 */
public final class ApplicationCode {

  /** Never, whatever is configured: the JDK, this agent and others. */
  private static final PackageSet NEVER = read("never.txt");

  private final PackageSet included;
  private final PackageSet excluded;
  private final PackageSet libraries;
  private final @Nullable ClassLoader agentLoader;
  private final @Nullable ClassLoader platformLoader;

  /**
   * @param packages what is application code; empty for all that is not known as a library
   * @param exclude what is not after all
   * @param agentLoader of the agent's own classes
   */
  public ApplicationCode(
      List<String> packages, List<String> exclude, @Nullable ClassLoader agentLoader) {
    included = new PackageSet(packages);
    excluded = new PackageSet(exclude);
    libraries =
        included.isEmpty() ? read("libraries.txt") : new PackageSet(new ArrayList<String>());
    this.agentLoader = agentLoader;
    ClassLoader system = ClassLoader.getSystemClassLoader();
    platformLoader = system == null ? null : system.getParent();
  }

  /**
   * @param internalName with slashes
   */
  public boolean includes(@Nullable ClassLoader loader, String internalName) {
    if (loader == null || loader == agentLoader || loader == platformLoader) {
      return false;
    }
    if (NEVER.contains(internalName)
        || isGenerated(internalName)
        || excluded.contains(internalName)) {
      return false;
    }
    return included.isEmpty()
        ? !libraries.contains(internalName) && !isShaded(internalName)
        : included.contains(internalName);
  }

  /** Libraries under names of their own within what uses them, as the build plugins' guides do. */
  private static boolean isShaded(String name) {
    return name.contains("/shaded/")
        || name.contains("/repackaged/")
        || name.contains("/relocated/");
  }

  /**
   * Proxies and accessors that libraries make at run time: nobody wrote them, and their frames say
   * nothing.
   */
  private static boolean isGenerated(String name) {
    return name.contains("$$EnhancerBy")
        || name.contains("$$FastClassBy")
        || name.contains("$$SpringCGLIB$$")
        || name.contains("$$Lambda")
        || name.contains("$HibernateProxy")
        || name.contains("$HibernateAccessOptimizer")
        || name.contains("$HibernateInstantiator")
        || name.contains("_$$_jvst")
        || name.contains("_$$_javassist")
        || name.contains("$MockitoMock$")
        || name.contains("$ByteBuddy$")
        || name.contains("_ClientProxy")
        || name.contains("$Proxy$_$$_Weld")
        || name.startsWith("com/sun/proxy/")
        || name.startsWith("$Proxy");
  }

  private static PackageSet read(String resource) {
    List<String> names = new ArrayList<>();
    try (InputStream in = ApplicationCode.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the agent jar is incomplete: it has no " + resource);
      }
      BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.isEmpty() && line.charAt(0) != '#') {
          names.add(line);
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException("the agent jar can't be read: " + resource, e);
    }
    return new PackageSet(names);
  }
}
