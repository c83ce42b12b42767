/** What the agent records, as plain values: the Java side of {@code docs/protocol.md}. */
@NullMarked
package dev.faultline.agent.core.model;

import org.jspecify.annotations.NullMarked;
