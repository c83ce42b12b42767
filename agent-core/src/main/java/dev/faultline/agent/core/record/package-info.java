/**
 * Recording of values: from objects of the application to {@link
 * dev.faultline.agent.core.model.Value}s.
 *
 * <p>Runs on the application's thread, in the middle of its exception. Nothing here may run code of
 * the application, initialise a class, take a lock that the application can hold, or let an
 * exception out (docs/safety-mechanisms.md, rules 1, 2 and 8).
 */
@NullMarked
package dev.faultline.agent.core.record;

import org.jspecify.annotations.NullMarked;
