// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
/** Requests that come in, as servers and frameworks have them. */
@NullMarked
package dev.faultline.agent.instrumentation.library.http;

import org.jspecify.annotations.NullMarked;
