// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
/**
 * What is looked at before the agent does anything: each check is a class that objects in one line,
 * or does not.
 */
@NullMarked
package dev.faultline.agent.start.preflight;

import org.jspecify.annotations.NullMarked;
