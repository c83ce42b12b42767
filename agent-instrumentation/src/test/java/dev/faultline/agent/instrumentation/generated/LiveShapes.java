// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.generated;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Map;

/** Looks at live objects by reflection, as people would describe them. */
final class LiveShapes {

  private final Map<Object, Shape> known;

  /**
   * @param known what was looked at before, which is not looked at again
   */
  LiveShapes(Map<Object, Shape> known) {
    this.known = known;
  }

  Shape of(Object object) {
    if (object == null) {
      return Shape.text("null");
    }
    if (object instanceof String || object instanceof StringBuilder) {
      return Shape.text('"' + object.toString() + '"');
    }
    if (object instanceof Enum) {
      return Shape.text(((Enum<?>) object).name());
    }
    if (object instanceof Number || object instanceof Boolean || object instanceof Character) {
      return Shape.text(object.toString());
    }
    if (object instanceof Throwable) {
      return Shape.text("throwable");
    }
    Shape shape = known.get(object);
    return shape == null ? look(object) : shape;
  }

  private Shape look(Object object) {
    if (object.getClass().isArray()) {
      Shape shape = remembered(object, new Shape("[", "]"));
      for (int i = 0; i < Array.getLength(object); i++) {
        shape.add("", of(Array.get(object, i)));
      }
      return shape;
    }
    if (object instanceof Collection) {
      Shape shape = remembered(object, new Shape("[", "]"));
      for (Object element : (Collection<?>) object) {
        shape.add("", of(element));
      }
      return shape;
    }
    if (object instanceof Map) {
      Shape shape = remembered(object, new Shape("{", "}"));
      for (Map.Entry<?, ?> entry : ((Map<?, ?>) object).entrySet()) {
        shape.add(of(entry.getKey()) + "=", of(entry.getValue()));
      }
      return shape;
    }
    Shape shape = new Shape(Shape.type(object.getClass().getName()) + "{", "}");
    return fields(object, remembered(object, shape));
  }

  private Shape remembered(Object object, Shape shape) {
    known.put(object, shape);
    return shape;
  }

  private Shape fields(Object object, Shape shape) {
    for (Class<?> c = object.getClass(); c != Object.class; c = c.getSuperclass()) {
      for (Field field : c.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())) {
          try {
            field.setAccessible(true);
            shape.add(field.getName() + "=", of(field.get(object)));
          } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
          }
        }
      }
    }
    return shape;
  }
}
