/** What a product costs: tax, currencies, vouchers. */
@NullMarked
package dev.faultline.demo.shop.pricing;

import org.jspecify.annotations.NullMarked;
