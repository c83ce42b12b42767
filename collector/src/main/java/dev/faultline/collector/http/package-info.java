/**
 * What the agents' protocol, the API and the pages share over HTTP: audiences, problems, headers.
 */
@NullMarked
package dev.faultline.collector.http;

import org.jspecify.annotations.NullMarked;
