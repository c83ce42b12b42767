/** The root cause page: what it shows, worked out from a snapshot before any template sees it. */
@NullMarked
package dev.faultline.collector.web.rootcause;

import org.jspecify.annotations.NullMarked;
