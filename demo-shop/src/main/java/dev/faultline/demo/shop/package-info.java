/** The demo shop: opens it, and wires its parts together. */
@NullMarked
package dev.faultline.demo.shop;

import org.jspecify.annotations.NullMarked;
