/** Cards, and the gateway that charges them. */
@NullMarked
package dev.faultline.demo.shop.payment;

import org.jspecify.annotations.NullMarked;
