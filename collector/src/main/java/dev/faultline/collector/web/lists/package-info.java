/** The lists of monitored services and of events: what their templates show. */
@NullMarked
package dev.faultline.collector.web.lists;

import org.jspecify.annotations.NullMarked;
