/** From a basket to an order. */
@NullMarked
package dev.faultline.demo.shop.order;

import org.jspecify.annotations.NullMarked;
