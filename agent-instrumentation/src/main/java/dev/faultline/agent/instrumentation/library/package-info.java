/** Methods of libraries in which the agent does something: logging, requests. */
@NullMarked
package dev.faultline.agent.instrumentation.library;

import org.jspecify.annotations.NullMarked;
