/**
 * The pages: one class for each screen. Templates are in src/main/jte, what browsers load in
 * src/main/resources/assets.
 */
@NullMarked
package dev.faultline.collector.web;

import org.jspecify.annotations.NullMarked;
