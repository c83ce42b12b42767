/**
 * Repository interfaces and, in sub-packages, their implementations. One writer, any number of
 * readers.
 */
@NullMarked
package dev.faultline.collector.store;

import org.jspecify.annotations.NullMarked;
