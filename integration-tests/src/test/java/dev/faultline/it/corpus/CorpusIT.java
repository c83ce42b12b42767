// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.it.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.it.Jdks;
import dev.faultline.it.corpus.LinkerJvm.Agent;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Class files of others, each instrumented by the agent as it is loaded and linked by the JVM's
 * verifier: what links without the agent links with it, nothing that was in the class file has
 * changed, and what was damaged can do no harm.
 */
class CorpusIT {

  private static final int DAMAGED = 180;

  @TempDir Path folder;

  static Iterable<Path> jdks() throws Exception {
    return Jdks.homes();
  }

  private static Path artifacts(String name) {
    Path artifacts = Path.of("target", name).toAbsolutePath();
    assertThat(artifacts).as("what the build copies, with -Pcorpus the corpus").isDirectory();
    return artifacts;
  }

  private static Path thisJdk() {
    return Path.of(System.getProperty("java.home"));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void everyClassOfAFewPrograms_linksAsWithoutTheAgent(Path jdk) throws Exception {
    Path few = Files.createDirectory(folder.resolve("few"));
    Files.copy(artifacts("programs").resolve("vineflower.jar"), few.resolve("vineflower.jar"));
    Files.copy(oneOfJava8(), few.resolve("assertj.jar"));
    Outcomes with = compare(few, jdk, "PUBLISHED", 100);
    assertThat(Outcomes.linked(with.classes())).isGreaterThan(400);
  }

  private static Path oneOfJava8() throws URISyntaxException {
    return Path.of(Assertions.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  @Test
  void everyClassOfAFewProgramsAsAnOldOne_linksAsWithoutTheAgent() throws Exception {
    Path few = Files.createDirectory(folder.resolve("few"));
    Files.copy(artifacts("programs").resolve("h2.jar"), few.resolve("h2.jar"));
    Outcomes with = compare(few, thisJdk(), "OLD", 100);
    assertThat(Outcomes.linked(with.classes())).isGreaterThan(500);
  }

  /**
   * What the agent writes depends on nothing of the JVM but whether it compiles untaken handlers:
   * it is looked into on the newest, and on an older one without debug information.
   */
  @Test
  @Tag("corpus")
  void everyClassOfTheCorpus_isOnlyAddedToAndLinksAsWithoutTheAgent() throws Exception {
    Outcomes with = compare(artifacts("corpus"), newest(), "PUBLISHED", DAMAGED);
    assertThat(with.classes()).hasSizeGreaterThan(150_000);
    assertThat(with.damaged()).hasSizeGreaterThan(15_000);
    assertThat(with.damaged().values()).as("the verifier has its say").anyMatch(CorpusIT::refused);
  }

  private static Path newest() throws IOException {
    return Jdks.all().lastEntry().getValue();
  }

  static Iterable<Path> olderJdks() throws Exception {
    return Jdks.all().headMap(Jdks.all().lastKey()).values();
  }

  @Tag("corpus")
  @ParameterizedTest
  @MethodSource("olderJdks")
  void everyClassOfTheCorpus_linksAsWithoutTheAgent(Path jdk) throws Exception {
    Outcomes with = compare(artifacts("corpus"), jdk, "PUBLISHED", 0, Agent.ALONE);
    assertThat(with.classes()).hasSizeGreaterThan(150_000);
  }

  private static boolean refused(String outcome) {
    return outcome.startsWith("java.lang.VerifyError");
  }

  @Test
  @Tag("corpus")
  void everyClassOfTheCorpusWithoutDebugInformation_linksAsWithoutTheAgent() throws Exception {
    compare(artifacts("corpus"), thisJdk(), "WITHOUT_DEBUG", 0);
  }

  @Test
  @Tag("corpus")
  void everyClassOfTheCorpusAsAnOldOne_linksAsWithoutTheAgent() throws Exception {
    compare(artifacts("corpus"), thisJdk(), "OLD", 0);
  }

  private Outcomes compare(Path artifacts, Path jdk, String variant, int damaged) throws Exception {
    return compare(artifacts, jdk, variant, damaged, Agent.OBSERVED);
  }

  private Outcomes compare(Path artifacts, Path jdk, String variant, int damaged, Agent agent)
      throws Exception {
    LinkerJvm jvm = new LinkerJvm(folder, jdk);
    Outcomes without = jvm.link(artifacts, variant, damaged, Agent.NONE);
    Outcomes with = jvm.link(artifacts, variant, damaged, agent);
    String title =
        String.format(
            "%s, %s, %s: %d class files, %d linked; damaged: %d, %d linked%n",
            artifacts.getFileName(),
            jdk.getFileName(),
            variant,
            with.classes().size(),
            Outcomes.linked(with.classes()),
            with.damaged().size(),
            Outcomes.linked(with.damaged()));
    System.out.print(title);
    if (agent == Agent.OBSERVED) {
      String summary = new Summary(with).toString();
      System.out.print(summary.substring(summary.lastIndexOf("\n**") + 1));
      Files.writeString(
          Path.of("target", "corpus-" + jdk.getFileName() + "-" + variant + "-" + damaged + ".md"),
          title + "\n" + summary);
    }
    assertThat(Outcomes.differences(without.classes(), with.classes())).isEmpty();
    assertThat(Outcomes.refusedOnly(without.damaged(), with.damaged())).isEmpty();
    assertThat(with.problems()).isEmpty();
    return with;
  }
}
