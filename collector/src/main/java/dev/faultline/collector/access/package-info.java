/** Who may do what: tokens, browser sessions, and the guard in front of every route. */
@NullMarked
package dev.faultline.collector.access;

import org.jspecify.annotations.NullMarked;
