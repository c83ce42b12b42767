// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
/** Tasks that are handed over to other threads, and what runs by the clock. */
@NullMarked
package dev.faultline.agent.instrumentation.library.task;

import org.jspecify.annotations.NullMarked;
