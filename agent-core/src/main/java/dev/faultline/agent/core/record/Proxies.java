// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.record;

import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * Objects that stand for others: a call or a read on them can load what they stand for, so they are
 * named and left alone.
 */
final class Proxies {

  /** What the names of generated subclasses contain, and interfaces that some of them have. */
  private static final String[] MARKS = {
    "$HibernateProxy",
    "_$$_jvst",
    "_$$_javassist",
    "$$EnhancerBy",
    "$$SpringCGLIB$$",
    "$$FastClassBy",
    "$ByteBuddy$",
    "$MockitoMock$",
    "$$_WeldClientProxy",
    "$Proxy$_$$_Weld",
    "_ClientProxy",
  };

  private static final String[] INTERFACES = {
    "org.hibernate.proxy.HibernateProxy",
    "javassist.util.proxy.ProxyObject",
    "javassist.util.proxy.Proxy",
    "org.springframework.cglib.proxy.Factory",
    "net.sf.cglib.proxy.Factory",
  };

  private Proxies() {}

  /** What the object stands for; {@code null} where it is no proxy. */
  static @Nullable String text(Object object) {
    Class<?> type = object.getClass();
    if (Proxy.isProxyClass(type)) {
      StringBuilder text = new StringBuilder("proxy of");
      for (Class<?> implemented : type.getInterfaces()) {
        text.append(' ').append(implemented.getName());
      }
      return text.toString();
    }
    if (!isGenerated(type)) {
      return null;
    }
    Class<?> parent = type.getSuperclass();
    while (parent != null && isGenerated(parent)) {
      parent = parent.getSuperclass();
    }
    return "proxy of " + (parent == null ? "nothing" : name(parent, type));
  }

  private static String name(Class<?> parent, Class<?> type) {
    Class<?>[] interfaces = type.getInterfaces();
    return parent == Object.class && interfaces.length > 0
        ? interfaces[0].getName()
        : parent.getName();
  }

  private static boolean isGenerated(Class<?> type) {
    String name = type.getName();
    if (name.indexOf('$') < 0 && name.indexOf('_') < 0) {
      return false;
    }
    for (String mark : MARKS) {
      if (name.contains(mark)) {
        return true;
      }
    }
    for (Class<?> implemented : type.getInterfaces()) {
      for (String known : INTERFACES) {
        if (implemented.getName().equals(known)) {
          return true;
        }
      }
    }
    return false;
  }
}
