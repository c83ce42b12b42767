// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.record;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * Collections that an object-relational mapper loads when they are used: to read them by their
 * methods would go to the database. Those that are loaded hold a collection of the JDK; of the
 * others it is only said that they are not. Known are those of Hibernate and EclipseLink, by the
 * fields that have been there since Hibernate 3 and EclipseLink 2. Thread-safe.
 */
final class LazyCollections {

  private static final String[] HIBERNATE = {"bag", "list", "set", "map", "values"};

  private final JdkFields fields;
  private final ClassValue<Boolean> hibernate;

  LazyCollections(JdkFields fields) {
    this.fields = fields;
    hibernate =
        new ClassValue<Boolean>() {
          @Override
          protected Boolean computeValue(Class<?> type) {
            return declaresInitialized(type);
          }
        };
  }

  private static boolean declaresInitialized(Class<?> type) {
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      if (c.getName().startsWith("org.hibernate.collection.")
          && c.getName().endsWith(".AbstractPersistentCollection")) {
        for (Field field : c.getDeclaredFields()) {
          if (field.getName().equals("initialized")
              && field.getType() == boolean.class
              && !Modifier.isStatic(field.getModifiers())) {
            return true;
          }
        }
      }
    }
    return false;
  }

  boolean isLazy(Object object) {
    return isEclipseLink(object) || hibernate.get(object.getClass());
  }

  private static boolean isEclipseLink(Object object) {
    return object.getClass().getName().startsWith("org.eclipse.persistence.indirection.Indirect");
  }

  /** What a lazy collection has loaded; {@code null} where it has not. */
  @Nullable Object loaded(Object object) {
    if (isEclipseLink(object)) {
      return fields.get(object, "delegate");
    }
    if (!fields.getBoolean(object, object.getClass(), "initialized")) {
      return null;
    }
    for (String field : HIBERNATE) {
      Object inner = fields.get(object, field);
      if (inner != null) {
        return inner;
      }
    }
    return null;
  }
}
