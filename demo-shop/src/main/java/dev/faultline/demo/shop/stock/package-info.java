/** What is in the warehouses, and the suppliers' feeds that change it. */
@NullMarked
package dev.faultline.demo.shop.stock;

import org.jspecify.annotations.NullMarked;
