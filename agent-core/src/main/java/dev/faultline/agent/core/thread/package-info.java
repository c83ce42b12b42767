/** Threads of the agent. */
@NullMarked
package dev.faultline.agent.core.thread;

import org.jspecify.annotations.NullMarked;
