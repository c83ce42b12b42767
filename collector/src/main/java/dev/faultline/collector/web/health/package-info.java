/** The health of a monitored service: what its template shows. */
@NullMarked
package dev.faultline.collector.web.health;

import org.jspecify.annotations.NullMarked;
