/** Java source as a table of lines with its words told apart. */
@NullMarked
package dev.faultline.collector.web.code;

import org.jspecify.annotations.NullMarked;
