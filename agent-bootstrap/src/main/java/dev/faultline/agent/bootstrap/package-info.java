/**
 * What lives in the system class loader, where the application can see it: as little as possible,
 * and nothing that does anything but hand over to the agent's own loader.
 */
@NullMarked
package dev.faultline.agent.bootstrap;

import org.jspecify.annotations.NullMarked;
