// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
/**
 * Random programs, each compiled twice: as it is, and with notes of what its variables hold. The
 * notes are the truth that recordings are held to.
 */
@NullMarked
package dev.faultline.agent.instrumentation.generated;

import org.jspecify.annotations.NullMarked;
