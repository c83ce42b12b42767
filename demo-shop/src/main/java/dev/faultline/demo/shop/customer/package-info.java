/** Who buys: accounts, sessions, preferences. */
@NullMarked
package dev.faultline.demo.shop.customer;

import org.jspecify.annotations.NullMarked;
