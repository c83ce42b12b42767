// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Styles, scripts and fonts: a fixed list, read from the class path once. No part of a request ever
 * becomes part of a path.
 *
 * <p>Addresses carry a hash of all content, so that browsers may keep it for ever and never show
 * what is out of date.
 */
public final class Assets {
  private static final String WEBJARS = "/META-INF/resources/webjars/";
  private static final String SANS =
      WEBJARS + "fontsource__source-sans-pro/5.2.5/files/source-sans-pro-";
  private static final String MONO =
      WEBJARS + "fontsource__jetbrains-mono/4.5.11/files/jetbrains-mono-";
  private static final Map<String, String> PLACES = places();

  private static final Map<String, Asset> ASSETS = load();
  private static final String VERSION = version();

  private Assets() {}

  /** Content as it is sent. */
  @SuppressWarnings("ArrayRecordComponent") // sent, never compared
  public record Asset(String contentType, byte[] content) {}

  public static Optional<Asset> find(String name) {
    return Optional.ofNullable(ASSETS.get(name));
  }

  /** Address of an asset, for templates. */
  public static String address(String name) {
    if (!ASSETS.containsKey(name)) {
      throw new IllegalArgumentException("No asset is called " + name);
    }
    return root() + name;
  }

  /**
   * Where all assets of this version are, with a slash at the end; styles and scripts refer to one
   * another relative to it.
   */
  static String root() {
    return "/assets/" + VERSION + "/";
  }

  private static Map<String, String> places() {
    Map<String, String> places = new LinkedHashMap<>();
    for (String own :
        new String[] {
          "faultline.css",
          "faultline.js",
          "tabs.js",
          "frames.js",
          "log.js",
          "timeline.js",
          "copy.js",
          "times.js",
          "icon.svg"
        }) {
      places.put(own, "/assets/" + own);
    }
    places.put("sans-400.woff2", SANS + "latin-400-normal.woff2");
    places.put("sans-600.woff2", SANS + "latin-600-normal.woff2");
    places.put("mono-400.woff2", MONO + "latin-400-normal.woff2");
    places.put("mono-600.woff2", MONO + "latin-600-normal.woff2");
    return places;
  }

  private static Map<String, Asset> load() {
    Map<String, Asset> assets = new LinkedHashMap<>();
    PLACES.forEach((name, place) -> assets.put(name, new Asset(contentType(name), read(place))));
    return assets;
  }

  private static byte[] read(String place) {
    try (@Nullable InputStream content = Assets.class.getResourceAsStream(place)) {
      if (content == null) {
        throw new IllegalStateException(
            place + " is missing from the class path: the build is incomplete");
      }
      return content.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(place + " can't be read", unreadable);
    }
  }

  private static String contentType(String name) {
    return switch (name.substring(name.lastIndexOf('.'))) {
      case ".css" -> "text/css; charset=utf-8";
      case ".js" -> "text/javascript; charset=utf-8";
      case ".svg" -> "image/svg+xml";
      case ".woff2" -> "font/woff2";
      default -> throw new IllegalArgumentException("No content type is known for " + name);
    };
  }

  private static String version() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      ASSETS.values().forEach(asset -> digest.update(asset.content()));
      return HexFormat.of().formatHex(digest.digest(), 0, 6);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256", impossible);
    }
  }
}
