// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayersTest {

  /** From the top; each knows only those below it. */
  private static final List<String> LAYERS =
      List.of(
          "web", "api", "ingest", "access", "http", "digest", "explain", "health", "store",
          "model");

  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.faultline.collector");

  @Test
  void eachPackage_knowsOnlyThoseBelowIt() {
    LayeredArchitecture layers =
        layeredArchitecture().consideringOnlyDependenciesInLayers().withOptionalLayers(true);
    for (String layer : LAYERS) {
      layers = layers.layer(layer).definedBy("dev.faultline.collector." + layer + "..");
    }
    for (int i = 0; i < LAYERS.size(); i++) {
      String[] above = LAYERS.subList(0, i).toArray(String[]::new);
      layers =
          above.length == 0
              ? layers.whereLayer(LAYERS.get(i)).mayNotBeAccessedByAnyLayer()
              : layers.whereLayer(LAYERS.get(i)).mayOnlyBeAccessedByLayers(above);
    }
    layers.check(classes);
  }

  @Test
  void sql_isKnownToTheStoreAlone() {
    ArchRuleDefinition.noClasses()
        .that()
        .resideOutsideOfPackage("dev.faultline.collector.store..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "org.jdbi..", "org.sqlite..", "org.flywaydb..")
        .check(classes);
  }

  @Test
  void http_isUnknownBelowItsLayer() {
    ArchRuleDefinition.noClasses()
        .that()
        .resideInAnyPackage(
            "dev.faultline.collector.digest..",
            "dev.faultline.collector.explain..",
            "dev.faultline.collector.store..",
            "dev.faultline.collector.model..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.javalin..", "jakarta.servlet..", "org.eclipse.jetty..")
        .check(classes);
  }
}
