// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/**
 * Fills the templates that were compiled with the collector. Safe for use by any number of threads.
 */
final class Templates {
  private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);

  String page(String template, Object model) {
    StringOutput output = new StringOutput(16_384);
    engine.render(template + ".jte", model, output);
    return output.toString();
  }
}
