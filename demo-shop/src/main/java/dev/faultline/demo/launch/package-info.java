/** What {@code ./demo} starts: collector, shop under the agent, shoppers; and what came of it. */
@NullMarked
package dev.faultline.demo.launch;

import org.jspecify.annotations.NullMarked;
