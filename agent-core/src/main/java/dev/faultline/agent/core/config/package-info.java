/**
 * What a user may set, each setting defined once ({@link
 * dev.faultline.agent.core.config.Settings}), and where its value came from.
 *
 * <p>All of it runs in {@code premain}: few classes, {@code java.io} only, no lambdas, no regular
 * expressions, no {@code String.format}.
 */
@NullMarked
package dev.faultline.agent.core.config;

import org.jspecify.annotations.NullMarked;
