// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.benchmarks.programs;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.jar.Manifest;
import org.jetbrains.java.decompiler.main.DecompilerContext;
import org.jetbrains.java.decompiler.main.Fernflower;
import org.jetbrains.java.decompiler.main.extern.IContextSource;
import org.jetbrains.java.decompiler.main.extern.IFernflowerLogger;
import org.jetbrains.java.decompiler.main.extern.IFernflowerPreferences;
import org.jetbrains.java.decompiler.main.extern.IResultSaver;
import org.jetbrains.java.decompiler.struct.StructClass;

/** A class of Jackson's decompiled by Vineflower; a class file that is cut off fails. */
public final class DecompileWork implements Workload {

  private static final String NAME = "com/fasterxml/jackson/core/json/JsonReadContext";

  private static final int CUT = 700;
  private static final Map<String, Object> OPTIONS =
      Map.of(IFernflowerPreferences.INCLUDE_JAVA_RUNTIME, "0");

  private final byte[] code;

  public DecompileWork() throws IOException {
    try (InputStream in = DecompileWork.class.getResourceAsStream("/" + NAME + ".class")) {
      if (in == null) {
        throw new IOException(NAME + " is not on the class path");
      }
      code = in.readAllBytes();
    }
  }

  @Override
  public long request(int number, boolean fails) throws IOException {
    Nothing saved = new Nothing();
    Fernflower engine = new Fernflower(saved, OPTIONS, IFernflowerLogger.NO_OP);
    try {
      engine.addSource(new OneClass(fails ? Arrays.copyOf(code, CUT) : code, saved));
      DecompilerContext context = DecompilerContext.getCurrentContext();
      context.classProcessor.loadClasses(null);
      StructClass found = context.structContext.getClass(NAME);
      if (found == null) {
        return -1;
      }
      engine.processClass(found);
      return engine.getClassContent(found).length();
    } catch (RuntimeException unreadable) {
      return -1;
    } finally {
      engine.clearContext();
    }
  }

  /** Where the class comes from, and its text goes to. */
  private static final class OneClass implements IContextSource {

    private final byte[] code;
    private final Nothing text;

    OneClass(byte[] code, Nothing text) {
      this.code = code;
      this.text = text;
    }

    @Override
    public String getName() {
      return "one class";
    }

    @Override
    public Entries getEntries() {
      return new Entries(List.of(Entry.atBase(NAME)), new ArrayList<>(), new ArrayList<>());
    }

    @Override
    public InputStream getInputStream(String resource) {
      return new ByteArrayInputStream(code);
    }

    @Override
    public IOutputSink createOutputSink(IResultSaver saver) {
      return text;
    }
  }

  /** The text is asked for, not written. */
  private static final class Nothing implements IResultSaver, IContextSource.IOutputSink {

    @Override
    public void begin() {}

    @Override
    public void acceptClass(String name, String file, String content, int[] mapping) {}

    @Override
    public void acceptDirectory(String directory) {}

    @Override
    public void acceptOther(String path) {}

    @Override
    public void close() {}

    @Override
    public void saveFolder(String path) {}

    @Override
    public void copyFile(String source, String path, String entry) {}

    @Override
    public void saveClassFile(
        String path, String name, String entry, String content, int[] mapping) {}

    @Override
    public void createArchive(String path, String archive, Manifest manifest) {}

    @Override
    public void saveDirEntry(String path, String archive, String entry) {}

    @Override
    public void copyEntry(String source, String path, String archive, String entry) {}

    @Override
    public void saveClassEntry(
        String path, String archive, String name, String entry, String content) {}

    @Override
    public void closeArchive(String path, String archive) {}
  }
}
