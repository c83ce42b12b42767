/** Shoppers: what they do in the shop, most of it harmless. */
@NullMarked
package dev.faultline.demo.traffic;

import org.jspecify.annotations.NullMarked;
