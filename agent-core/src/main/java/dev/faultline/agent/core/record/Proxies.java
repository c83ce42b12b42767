// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.record;

import java.lang.reflect.Proxy;

/**
 * Objects that stand for others: a call or a read on them can load what they stand for, so they are
 * named and left alone.
 */
final class Proxies {

  private Proxies() {}

  static boolean isProxy(Object object) {
    String name = object.getClass().getName();
    return Proxy.isProxyClass(object.getClass())
        || name.contains("$HibernateProxy")
        || name.contains("_$$_jvst")
        || name.contains("_$$_javassist");
  }
}
