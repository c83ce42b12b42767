// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
/**
 * JMH for the hot paths. {@code benchmarks/run jmh} runs them without the agent, with its parts on
 * the class path; {@code benchmarks/run jmh-agent} with the real jar, for which this is application
 * code.
 */
@NullMarked
package dev.faultline.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
