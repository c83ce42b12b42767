// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
/** Commands of {@code java -jar faultline-agent.jar}, each in a process of its own. */
@NullMarked
package dev.faultline.agent.start.command;

import org.jspecify.annotations.NullMarked;
