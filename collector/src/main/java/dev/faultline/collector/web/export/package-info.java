/** A snapshot as text for people: a plain trace, and Markdown for a ticket. */
@NullMarked
package dev.faultline.collector.web.export;

import org.jspecify.annotations.NullMarked;
