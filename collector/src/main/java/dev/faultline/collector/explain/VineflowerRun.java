// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.explain;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jetbrains.java.decompiler.main.DecompilerContext;
import org.jetbrains.java.decompiler.main.Fernflower;
import org.jetbrains.java.decompiler.main.extern.IFernflowerLogger;
import org.jetbrains.java.decompiler.main.extern.IFernflowerPreferences;
import org.jetbrains.java.decompiler.struct.StructClass;
import org.jetbrains.java.decompiler.util.TextBuffer;

/**
 * One use of Vineflower. Drives its parts one after the other on the calling thread, instead of
 * through its own entry point, which starts a thread pool that could neither be bounded nor given
 * up, and which keeps the map from bytecode offsets to lines to itself.
 */
final class VineflowerRun {
  private static final int MAX_CHARACTERS = 4 << 20;
  private static final Map<String, Object> OPTIONS = options();

  private final ClassBundle bundle;

  VineflowerRun(ClassBundle bundle) {
    this.bundle = bundle;
  }

  DecompiledSource decompile() throws IOException, DecompilationFailedException {
    Fernflower engine = new Fernflower(new NothingSaved(), OPTIONS, IFernflowerLogger.NO_OP);
    try {
      engine.addSource(new BundleSource(bundle));
      engine.addLibrary(new RuntimeSource());
      DecompilerContext context = DecompilerContext.getCurrentContext();
      context.classProcessor.loadClasses(null);
      StructClass root = context.structContext.getClass(bundle.root());
      if (root == null) {
        throw DecompilationFailedException.permanent("The decompiler can't read the class file.");
      }
      engine.processClass(root);
      return source(engine.getClassContent(root));
    } finally {
      engine.clearContext();
    }
  }

  private static DecompiledSource source(String text) throws DecompilationFailedException {
    if (text == null || text.isBlank() || text.startsWith("/*\n$VF: Unable to decompile class")) {
      throw DecompilationFailedException.permanent("The decompiler gave up on the class.");
    }
    if (text.length() > MAX_CHARACTERS) {
      throw DecompilationFailedException.permanent("The decompiled source is too large to show.");
    }
    List<String> lines = List.of(text.split("\n", -1));
    TextBuffer dump = new TextBuffer();
    DecompilerContext.getBytecodeSourceMapper().dumpMapping(dump, true);
    return new DecompiledSource(
        lines, OffsetDump.parse(dump.convertToStringAndAllowDataDiscard(), lines.size()));
  }

  private static Map<String, Object> options() {
    Map<String, Object> options = new HashMap<>();
    options.put(IFernflowerPreferences.BYTECODE_SOURCE_MAPPING, "1");
    options.put(IFernflowerPreferences.INCLUDE_JAVA_RUNTIME, "0"); // see RuntimeSource
    options.put(IFernflowerPreferences.INDENT_STRING, SourceText.INDENT);
    options.put(IFernflowerPreferences.PREFERRED_LINE_LENGTH, "100");
    options.put(IFernflowerPreferences.NEW_LINE_SEPARATOR, "1");
    options.put(IFernflowerPreferences.DUMP_BYTECODE_ON_ERROR, "0");
    options.put(IFernflowerPreferences.DUMP_EXCEPTION_ON_ERROR, "0");
    options.put(IFernflowerPreferences.ERROR_MESSAGE, "");
    options.put(IFernflowerPreferences.WARN_INCONSISTENT_INNER_CLASSES, "0");
    options.put(IFernflowerPreferences.LOG_LEVEL, "error");
    return Map.copyOf(options);
  }
}
