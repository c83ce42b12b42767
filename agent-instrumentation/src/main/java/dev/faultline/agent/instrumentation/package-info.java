/** What the JVM calls for each class that it loads. */
@NullMarked
package dev.faultline.agent.instrumentation;

import org.jspecify.annotations.NullMarked;
