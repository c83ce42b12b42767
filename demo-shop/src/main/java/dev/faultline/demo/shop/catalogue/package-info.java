/** Products and the categories they are in. */
@NullMarked
package dev.faultline.demo.shop.catalogue;

import org.jspecify.annotations.NullMarked;
