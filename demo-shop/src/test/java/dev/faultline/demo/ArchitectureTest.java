// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.faultline.demo");

  @Test
  void shop_knowsNeitherAgentNorShoppersNorLauncher() {
    noClasses()
        .that()
        .resideInAPackage("dev.faultline.demo.shop..")
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "are Faultline's, but neither the shop's nor those for all applications",
                type ->
                    type.getPackageName().startsWith("dev.faultline.")
                        && !type.getPackageName().equals("dev.faultline.api")
                        && !type.getPackageName().startsWith("dev.faultline.demo.shop")))
        .check(CLASSES);
  }

  @Test
  void shopsPackages_haveNoCycles() {
    slices().matching("dev.faultline.demo.shop.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void web_isKnownOnlyToTheShopItself() {
    noClasses()
        .that()
        .resideInAPackage("dev.faultline.demo.shop.*..")
        .and()
        .resideOutsideOfPackage("dev.faultline.demo.shop.web..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.faultline.demo.shop.web..")
        .check(CLASSES);
  }
}
