/** The agents' protocol: bound, validate, acknowledge. Everything that comes in here is hostile. */
@NullMarked
package dev.faultline.collector.ingest;

import org.jspecify.annotations.NullMarked;
