/**
 * The agent's own log. It never throws, never writes to the console unless told to, and writes its
 * file on the agent's threads only.
 */
@NullMarked
package dev.faultline.agent.core.log;

import org.jspecify.annotations.NullMarked;
