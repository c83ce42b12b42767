/** Pages: one class per screen. They read the store, and know nothing of agents' JSON. */
@NullMarked
package dev.faultline.collector.web;

import org.jspecify.annotations.NullMarked;
