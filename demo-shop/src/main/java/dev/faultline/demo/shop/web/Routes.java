// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.shop.web;

import io.javalin.config.RoutesConfig;

/** A group of routes. */
interface Routes {
  void register(RoutesConfig routes);
}
