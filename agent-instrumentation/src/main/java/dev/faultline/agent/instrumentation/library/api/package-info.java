/** The points in the API by which applications tell of themselves ({@code agent-api}). */
@NullMarked
package dev.faultline.agent.instrumentation.library.api;

import org.jspecify.annotations.NullMarked;
