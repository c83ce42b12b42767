// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.generated;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Programs that are compiled in one go, since starting the compiler takes longer than they do. */
final class Batch {

  private final Flavor flavor;
  private final List<GeneratedProgram> programs;

  Batch(Flavor flavor, List<GeneratedProgram> programs) {
    this.flavor = flavor;
    this.programs = programs;
  }

  /** The programs of consecutive seeds. */
  static Batch of(Flavor flavor, long firstSeed, int size) {
    List<GeneratedProgram> programs = new ArrayList<>();
    for (long seed = firstSeed; seed < firstSeed + size; seed++) {
      programs.add(ProgramGenerator.of(seed, flavor));
    }
    return new Batch(flavor, programs);
  }

  List<GeneratedProgram> programs() {
    return programs;
  }

  /**
   * @throws Compilation.DoesNotCompile where one of the programs is no Java
   */
  Execution compile() {
    return new Execution(compile(false), compile(true), flavor.debug());
  }

  private Map<String, byte[]> compile(boolean notes) {
    Map<String, String> sources = new LinkedHashMap<>();
    sources.put("gen/T", SupportSources.NOTES);
    sources.put("gen/X", SupportSources.LIBRARY);
    for (GeneratedProgram program : programs) {
      Text text = program.text();
      sources.put(program.packageName() + "/P", notes ? text.withNotes() : text.plain());
    }
    return Compilation.of(sources, flavor);
  }
}
