/** Where application threads hand over what was recorded, and where the sending thread takes it. */
@NullMarked
package dev.faultline.agent.core.delivery;

import org.jspecify.annotations.NullMarked;
