/**
 * What the JVM and its machine are like at the moment of an error. Sampled by the agent's own
 * thread, after the application's {@code main} has started: never in premain, never through the
 * platform's MBean server.
 */
@NullMarked
package dev.faultline.agent.core.environment;

import org.jspecify.annotations.NullMarked;
