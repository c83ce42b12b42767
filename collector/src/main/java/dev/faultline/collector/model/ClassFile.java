// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.model;

/**
 * The bytes of a class, as the agent saw them before anything changed them.
 *
 * @param sha256 of the bytes, in lower-case hex
 * @param bytes hostile: nothing but the hash and the magic number was checked
 */
@SuppressWarnings("ArrayRecordComponent") // compared by hash, too large to copy
public record ClassFile(String sha256, byte[] bytes) {}
