/** Parcels, the carriers' quotes, and tracking. */
@NullMarked
package dev.faultline.demo.shop.shipping;

import org.jspecify.annotations.NullMarked;
