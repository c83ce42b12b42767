// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
/** What the agent's own {@code test} command runs, as if it were an application. */
@NullMarked
package faultline.sample;

import org.jspecify.annotations.NullMarked;
