// SPDX-License-Identifier: Apache-2.0
/** Plain values: what is stored and shown. Knows nothing of HTTP, SQL or how values come about. */
@NullMarked
package dev.faultline.collector.model;

import org.jspecify.annotations.NullMarked;
