// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.generated;

import java.util.List;

/** A method of a generated program that others may call. */
record Callee(
    String name, boolean isStatic, List<String> parameters, boolean varargs, String returns) {}
