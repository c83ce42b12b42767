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

  static Batch of(Seeds seeds) {
    List<GeneratedProgram> programs = new ArrayList<>();
    for (long seed : seeds.seeds()) {
      programs.add(ProgramGenerator.of(seed, seeds.flavor()));
    }
    return new Batch(seeds.flavor(), programs);
  }

  /** Each program alone. */
  List<Batch> split() {
    List<Batch> result = new ArrayList<>();
    for (GeneratedProgram program : programs) {
      result.add(new Batch(flavor, List.of(program)));
    }
    return result;
  }

  List<GeneratedProgram> programs() {
    return programs;
  }

  /**
   * @throws Compilation.DoesNotCompile where one of the programs is no Java
   * @throws Compilation.CompilerCrashed where one of them hits a defect of the compiler
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
