/** What a shopper has chosen so far. */
@NullMarked
package dev.faultline.demo.shop.basket;

import org.jspecify.annotations.NullMarked;
