/** Lives in the agent's own class loader: puts the parts of the agent together. */
@NullMarked
package dev.faultline.agent.start;

import org.jspecify.annotations.NullMarked;
