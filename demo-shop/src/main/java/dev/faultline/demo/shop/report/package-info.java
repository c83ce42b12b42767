/** What was sold. */
@NullMarked
package dev.faultline.demo.shop.report;

import org.jspecify.annotations.NullMarked;
