/**
 * Pages: one class per screen. They read the store, and know nothing of agents' JSON. Templates are
 * in src/main/jte, what browsers load in src/main/resources/assets.
 */
@NullMarked
package dev.faultline.collector.web;

import org.jspecify.annotations.NullMarked;
