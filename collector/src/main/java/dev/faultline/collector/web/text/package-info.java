/** How names, numbers, sizes and times are written for people; the same on every page. */
@NullMarked
package dev.faultline.collector.web.text;

import org.jspecify.annotations.NullMarked;
