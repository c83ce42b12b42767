// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web;

import dev.faultline.collector.http.Audience;
import dev.faultline.collector.http.ProblemException;
import dev.faultline.collector.http.Routes;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;

/** Styles, scripts and fonts. */
final class AssetRoutes implements Routes {
  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.get("/assets/{version}/{name}", AssetRoutes::send, Audience.PUBLIC);
  }

  private static void send(Context context) {
    Assets.Asset asset =
        Assets.find(context.pathParam("name"))
            .orElseThrow(() -> ProblemException.notFound("there is no such asset"));
    boolean current = context.path().startsWith(Assets.root());
    context
        .header("Cache-Control", current ? "public, max-age=31536000, immutable" : "no-store")
        .contentType(asset.contentType())
        .result(asset.content());
  }
}
