/** The JSON API under pages, command line and integrations (docs/api.md). */
@NullMarked
package dev.faultline.collector.api;

import org.jspecify.annotations.NullMarked;
