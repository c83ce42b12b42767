/** What is read in logging libraries. */
@NullMarked
package dev.faultline.agent.instrumentation.library.logging;

import org.jspecify.annotations.NullMarked;
