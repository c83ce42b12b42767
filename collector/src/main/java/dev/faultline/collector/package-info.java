/** The process: command line, start, wiring, end. */
@NullMarked
package dev.faultline.collector;

import org.jspecify.annotations.NullMarked;
