// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.agent.core.log.PatchLevel;
import dev.faultline.agent.core.log.PatchLogger;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/**
 * The build replaces {@code java.util.logging} in the third-party classes by {@link PatchLogger}
 * and {@link PatchLevel}. A member that they use and that those don't have would be a
 * NoSuchMethodError in production.
 */
class PatchLoggerTest {

  @Test
  void everyMemberOfJavaLogging_thatThirdPartiesUseIsThere() throws Exception {
    Set<String> used = new TreeSet<>();
    for (Class<?> library :
        List.of(
            okhttp3.OkHttpClient.class,
            okio.Buffer.class,
            kotlin.Unit.class,
            com.fasterxml.jackson.core.JsonFactory.class)) {
      used.addAll(loggingMembers(library));
    }

    assertThat(used)
        .as("what the build must rewrite")
        .contains(
            "java/util/logging/Logger.getLogger(Ljava/lang/String;)Ljava/util/logging/Logger;");
    assertThat(used).isSubsetOf(ours());
  }

  private static Set<String> ours() {
    Set<String> members = new TreeSet<>();
    for (Method method : PatchLogger.class.getDeclaredMethods()) {
      members.add("java/util/logging/Logger." + method.getName() + descriptor(method));
    }
    for (Field field : PatchLevel.class.getDeclaredFields()) {
      members.add("java/util/logging/Level." + field.getName() + "Ljava/util/logging/Level;");
    }
    return members;
  }

  private static String descriptor(Method method) {
    StringBuilder text = new StringBuilder("(");
    for (Class<?> parameter : method.getParameterTypes()) {
      text.append(parameter.descriptorString());
    }
    return text.append(')')
        .append(method.getReturnType().descriptorString())
        .toString()
        .replace(PatchLogger.class.getName().replace('.', '/'), "java/util/logging/Logger")
        .replace(PatchLevel.class.getName().replace('.', '/'), "java/util/logging/Level");
  }

  private static Set<String> loggingMembers(Class<?> anyOfJar) throws Exception {
    Set<String> members = new TreeSet<>();
    String jar = anyOfJar.getProtectionDomain().getCodeSource().getLocation().getPath();
    try (JarFile file = new JarFile(jar)) {
      Enumeration<JarEntry> entries = file.entries();
      while (entries.hasMoreElements()) {
        JarEntry entry = entries.nextElement();
        if (entry.getName().endsWith(".class")) {
          byte[] bytes = file.getInputStream(entry).readAllBytes();
          members.addAll(ConstantPool.of(bytes).membersOf("java/util/logging/"));
        }
      }
    }
    return members;
  }

  /** As much of a class file as tells which members it refers to. */
  private static final class ConstantPool {

    private final String[] texts;
    private final int[][] pairs;
    private final int[] tags;

    private ConstantPool(int size) {
      texts = new String[size];
      pairs = new int[size][2];
      tags = new int[size];
    }

    static ConstantPool of(byte[] classFile) throws IOException {
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(classFile));
      in.skipBytes(8);
      ConstantPool pool = new ConstantPool(in.readUnsignedShort());
      for (int i = 1; i < pool.tags.length; i++) {
        int tag = in.readUnsignedByte();
        pool.tags[i] = tag;
        switch (tag) {
          case 1 -> pool.texts[i] = in.readUTF();
          case 5, 6 -> {
            in.readLong();
            i++;
          }
          case 7, 8, 16, 19, 20 -> pool.pairs[i][0] = in.readUnsignedShort();
          case 9, 10, 11, 12, 17, 18 -> {
            pool.pairs[i][0] = in.readUnsignedShort();
            pool.pairs[i][1] = in.readUnsignedShort();
          }
          case 15 -> in.skipBytes(3);
          default -> in.readInt();
        }
      }
      return pool;
    }

    List<String> membersOf(String ownerStart) {
      List<String> members = new ArrayList<>();
      for (int i = 1; i < tags.length; i++) {
        if (tags[i] < 9 || tags[i] > 11) {
          continue;
        }
        String owner = texts[pairs[pairs[i][0]][0]];
        int[] nameAndType = pairs[pairs[i][1]];
        if (owner.startsWith(ownerStart)) {
          members.add(owner + "." + texts[nameAndType[0]] + texts[nameAndType[1]]);
        }
      }
      return members;
    }
  }
}
