// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.record;

import dev.faultline.agent.core.model.Value;
import dev.faultline.agent.core.model.Value.Cut;
import dev.faultline.agent.core.model.Value.Kind;
import dev.faultline.agent.core.model.Value.Role;
import dev.faultline.agent.core.redact.Redactor;
import dev.faultline.agent.core.site.SiteVariable;
import java.lang.reflect.Array;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The values of one snapshot: from variables breadth first to what they refer to, each object once,
 * within the limits of the snapshot. One object per snapshot, used by one thread at a time.
 */
public final class ObjectGraph {

  /**
   * Rough sizes of a value's JSON, to keep snapshots bounded without writing them: a value, and a
   * field that holds one.
   */
  private static final int VALUE_BYTES = 60;

  private static final Set<String> ENTRY =
      new HashSet<>(Arrays.asList("key", "value", "val", "referent"));

  /** Of a value that the application has named. */
  private static final int LONGEST_NAME = 100;

  /** Characters of a string, where the time is spent: to redact more would take more of it. */
  private static final int LATE_STRING = 64;

  /** Which fields of an object are shown. */
  private enum Shown {
    ALL,
    OF_ENTRY,
    OF_APPLICATION
  }

  private static final class Pending {
    private final Value value;
    private final Object object;
    private final int level;

    Pending(Value value, Object object, int level) {
      this.value = value;
      this.object = object;
      this.level = level;
    }
  }

  private final Recorder recorder;
  private final Limits limits;
  private final Redactor redaction;
  private final Map<Object, Value> seen = new IdentityHashMap<>();
  private final ArrayDeque<Pending> queue = new ArrayDeque<>();
  private int ids;
  private int values;
  private int bytes;
  private int valuesOfFrame;
  private int bytesOfFrame;
  private long deadline;

  ObjectGraph(Recorder recorder) {
    this.recorder = recorder;
    this.limits = recorder.limits();
    this.redaction = recorder.redaction();
  }

  public int values() {
    return values;
  }

  /** How many numbers were given to values, which refer to each other by them. */
  public int numbers() {
    return ids;
  }

  /** Leaves numbers to values of another graph that come into the same snapshot. */
  public void skipNumbers(int count) {
    ids += count;
  }

  /** Adds to the numbers of values and of references, of what is below them too. */
  public static void renumber(List<Value> values, int offset) {
    for (Value value : values) {
      if (value.id() > 0) {
        value.id(value.id() + offset);
      }
      if (value.reference() > 0) {
        value.reference(value.reference() + offset);
      }
      renumber(value.children(), offset);
    }
  }

  /** Rough size of all values as JSON. */
  public int bytes() {
    return bytes;
  }

  /**
   * Records the variables of one frame. Never throws.
   *
   * <p>A frame gets at most half of what the snapshot has left, so that a large one leaves
   * something to those that called it.
   *
   * @param references by variable; where the variable is a number, its bits are in {@code numbers}
   * @param nanos that may be spent
   */
  public List<Value> record(
      List<SiteVariable> variables, @Nullable Object[] references, long[] numbers, long nanos) {
    begin(variables.size(), nanos);
    List<Value> result = new ArrayList<>(variables.size());
    for (int i = 0; i < variables.size(); i++) {
      result.add(variable(variables.get(i), references[i], numbers[i]));
    }
    expand();
    return result;
  }

  /**
   * Records values that the application has named. Never throws.
   *
   * @param nanos that may be spent
   */
  public List<Value> record(List<String> names, List<@Nullable Object> objects, long nanos) {
    begin(names.size(), nanos);
    List<Value> result = new ArrayList<>(names.size());
    for (int i = 0; i < names.size(); i++) {
      result.add(named(names.get(i), objects.get(i)));
    }
    expand();
    return result;
  }

  private Value named(String name, @Nullable Object object) {
    String shown = redaction.redactText(name);
    Value value =
        new Value().name(shown.length() > LONGEST_NAME ? shown.substring(0, LONGEST_NAME) : shown);
    count(name.length());
    if (redaction.redactsName(name)) {
      String type = object == null ? Object.class.getName() : object.getClass().getName();
      return redacted(value, type, Cut.REDACTED_NAME);
    }
    if (object == null) {
      return value.kind(Kind.NULL).type(Object.class.getName());
    }
    describe(value, object, 0);
    return value;
  }

  private void begin(int count, long nanos) {
    valuesOfFrame = values + Math.max(count, (limits.values() - values) / 2);
    bytesOfFrame = bytes + (limits.bytes() - bytes) / 2;
    deadline = System.nanoTime() + nanos;
  }

  /** What is in scope but was not read. */
  public static Value notRead(SiteVariable variable) {
    return new Value()
        .name(variable.name())
        .role(variable.role())
        .type(Names.ofDescriptor(variable.descriptor()))
        .kind(Kind.ABSENT)
        .cut(variable.notRead());
  }

  private Value variable(SiteVariable variable, @Nullable Object reference, long number) {
    Value value = new Value().name(variable.name()).role(variable.role());
    String declared = Names.ofDescriptor(variable.descriptor());
    count(variable.name().length());
    if (redaction.redactsName(variable.name())) {
      return redacted(value, declared, Cut.REDACTED_NAME);
    }
    if (variable.descriptor().length() == 1) {
      return value
          .kind(Kind.PRIMITIVE)
          .type(declared)
          .text(Numbers.text(variable.descriptor().charAt(0), number));
    }
    if (reference == null) {
      return value.kind(Kind.NULL).type(declared);
    }
    describe(value, reference, 0);
    if (!declared.equals(value.type()) && !isBox(reference)) {
      value.declared(declared);
    }
    return value;
  }

  private boolean isBox(Object object) {
    return recorder.boxes().content(object.getClass()) != null;
  }

  private static Value redacted(Value value, String type, Cut cut) {
    return value.kind(Kind.REDACTED).type(type).cut(cut);
  }

  private void count(int characters) {
    values++;
    bytes += VALUE_BYTES + characters;
  }

  private void expand() {
    for (Pending next = queue.poll(); next != null; next = queue.poll()) {
      Cut exceeded = exceeded();
      if (exceeded != null) {
        next.value.cut(exceeded);
        continue;
      }
      try {
        expand(next.value, next.object, next.level);
      } catch (Exception | LinkageError | AssertionError unreadable) {
        // another thread changes the collection under us, or a hostile field
        next.value.cut(Cut.INACCESSIBLE);
      }
    }
  }

  private @Nullable Cut exceeded() {
    if (values >= valuesOfFrame) {
      return Cut.VALUES;
    }
    if (bytes >= bytesOfFrame) {
      return Cut.BYTES;
    }
    return System.nanoTime() - deadline > 0 ? Cut.TIME : null;
  }

  /** Says what the object is; what is in it is left for {@link #expand(Value, Object, int)}. */
  private void describe(Value value, Object shown, int level) {
    Object object = shown;
    ClassShape.Slot content = recorder.boxes().content(shown.getClass());
    if (content != null) {
      Object inner = content.type().isPrimitive() ? null : reference(content, shown);
      if (inner == null) {
        empty(value.type(content.type().getName()), shown, content);
        return;
      }
      object = inner;
    }
    String type = object.getClass().getName();
    value.type(type);
    if (redaction.redactsType(type)) {
      value.kind(Kind.REDACTED).cut(Cut.REDACTED_TYPE);
    } else if (object instanceof String) {
      string(value.kind(Kind.STRING), (String) object, level);
    } else if (recorder.characters().are(object)) {
      characters(value, object, level);
    } else {
      describeOther(value, object, level);
    }
  }

  private void empty(Value value, Object box, ClassShape.Slot content) {
    if (content.type().isPrimitive()) {
      value.kind(Kind.PRIMITIVE).text(Numbers.field(recorder.memory(), box, content));
    } else {
      value.kind(Kind.NULL);
    }
  }

  private void describeOther(Value value, Object object, int level) {
    String text = null;
    try {
      text = recorder.texts().of(object);
    } catch (Exception | LinkageError unreadable) {
      value.kind(Kind.ABSENT).cut(Cut.INACCESSIBLE);
      return;
    }
    if (text != null) {
      string(value.kind(Kind.TEXT), text, level);
      value.size(-1);
      return;
    }
    Value known = seen.get(object);
    if (known != null) {
      if (known.id() == 0) {
        known.id(++ids);
      }
      value.kind(Kind.REFERENCE).reference(known.id());
      return;
    }
    seen.put(object, value);
    String proxy = proxy(value, object);
    if (proxy != null) {
      value.id(++ids).kind(Kind.TEXT).text(proxy);
      return;
    }
    value.id(++ids).kind(kind(object));
    if (object instanceof Throwable) {
      String message = recorder.throwables().message((Throwable) object);
      if (message != null) {
        string(value, message, level);
        value.size(-1);
      }
    }
    queue.add(new Pending(value, object, level));
  }

  /**
   * Of a frame's own object, whose code is running, the fields are its own: it is shown by them.
   */
  private static @Nullable String proxy(Value value, Object object) {
    return value.role() == Role.THIS && !Proxy.isProxyClass(object.getClass())
        ? null
        : Proxies.text(object);
  }

  private static Kind kind(Object object) {
    if (object.getClass().isArray()) {
      return Kind.ARRAY;
    }
    return object instanceof Throwable ? Kind.THROWABLE : Kind.OBJECT;
  }

  /** Another thread may be writing; what was there is shown, or nothing. */
  private void characters(Value value, Object object, int level) {
    try {
      int length = recorder.characters().length(object);
      int enough = Math.min(length, 2 * limits.string(level) + 256);
      String text = recorder.characters().text(object, enough);
      if (text == null) {
        describeOther(value, object, level);
        return;
      }
      string(value.kind(Kind.STRING), text, level);
      value.size(length);
    } catch (RuntimeException changed) {
      value.kind(Kind.ABSENT).cut(Cut.INACCESSIBLE);
    }
  }

  /**
   * Redacts a little more than is shown, so that a secret that the limit cuts is still recognised.
   */
  private void string(Value value, String text, int level) {
    boolean late = System.nanoTime() - deadline > 0;
    int limit = late ? Math.min(LATE_STRING, limits.string(level)) : limits.string(level);
    String part = text.length() > 2 * limit + 256 ? text.substring(0, 2 * limit + 256) : text;
    String clean = redaction.redactText(part);
    if (clean != part) {
      value.cut(Cut.REDACTED_VALUE);
    }
    value.size(text.length());
    if (clean.length() > limit) {
      int end = Character.isHighSurrogate(clean.charAt(limit - 1)) ? limit - 1 : limit;
      clean = clean.substring(0, end);
      value.cut(late ? Cut.TIME : Cut.STRING);
    }
    bytes += clean.length();
    value.text(clean);
  }

  private void expand(Value value, Object object, int level) {
    if (recorder.lazy().isLazy(object)) {
      lazy(value, object, level);
    } else if (level >= limits.depth()) {
      value.cut(Cut.DEPTH);
      expandSizeOnly(value, object);
    } else if (object.getClass().isArray()) {
      array(value, object, level);
    } else if (isEntry(object)) {
      fields(value, object, level, Shown.OF_ENTRY);
    } else if (!collection(value, object, level)) {
      fields(value, object, level, Shown.ALL);
    }
  }

  /** The JDK's own entries of maps: their links to others say nothing. */
  private static boolean isEntry(Object object) {
    return object instanceof Map.Entry && object.getClass().getName().startsWith("java.util.");
  }

  private void lazy(Value value, Object object, int level) {
    Object loaded = recorder.lazy().loaded(object);
    if (loaded == null || loaded == object) {
      value.kind(Kind.TEXT).text("lazy collection, not loaded");
    } else if (level >= limits.depth()) {
      value.cut(Cut.DEPTH);
      expandSizeOnly(value, loaded);
    } else if (loaded.getClass().isArray()) {
      array(value.kind(Kind.ARRAY), loaded, level);
    } else if (!collection(value, loaded, level)) {
      fields(value, loaded, level, Shown.ALL);
    }
  }

  private void expandSizeOnly(Value value, Object object) {
    if (object.getClass().isArray()) {
      value.size(Array.getLength(object));
      return;
    }
    Contents contents = recorder.collections().contents(object, 0);
    if (contents != null) {
      value.kind(contents.isMap() ? Kind.MAP : Kind.COLLECTION).size(contents.size());
    }
  }

  private void array(Value value, Object array, int level) {
    int length = Array.getLength(array);
    value.size(length);
    Class<?> component = array.getClass().getComponentType();
    for (int i = 0; i < length; i++) {
      if (i >= limits.elements()) {
        value.cut(Cut.ELEMENTS);
        return;
      }
      if (!roomFor(value)) {
        return;
      }
      if (component.isPrimitive()) {
        count(0);
        value.add(
            new Value()
                .kind(Kind.PRIMITIVE)
                .type(component.getName())
                .text(Numbers.element(array, i)));
      } else {
        value.add(child(((Object[]) array)[i], component, level + 1));
      }
    }
  }

  private boolean roomFor(Value value) {
    Cut exceeded = exceeded();
    if (exceeded != null) {
      value.cut(exceeded);
    }
    return exceeded == null;
  }

  private Value child(@Nullable Object object, Class<?> declared, int level) {
    count(0);
    Value child = new Value();
    if (object == null) {
      return child.kind(Kind.NULL).type(declared.getName());
    }
    describe(child, object, level);
    return child;
  }

  private boolean collection(Value value, Object object, int level) {
    Contents contents = recorder.collections().contents(object, limits.elements());
    Class<?> shownAs = recorder.collections().level(object);
    if (contents == null || shownAs == null) {
      return false;
    }
    if (shownAs == object.getClass()
        || !recorder.shapes().get(object.getClass()).hasApplicationFields()) {
      contents(value, contents, level);
      return true;
    }
    // the application's subclass has fields of its own: shown as what it is, the elements as one
    fields(value, object, level, Shown.OF_APPLICATION);
    if (roomFor(value)) {
      count(0);
      Value elements = new Value().name(shownAs.getSimpleName()).type(shownAs.getName());
      value.add(elements);
      contents(elements, contents, level + 1);
    }
    return true;
  }

  private void contents(Value value, Contents contents, int level) {
    value.kind(contents.isMap() ? Kind.MAP : Kind.COLLECTION).size(contents.size());
    if (contents.isCut()) {
      value.cut(Cut.ELEMENTS);
    }
    if (contents.isMap()) {
      entries(value, contents, level);
      return;
    }
    for (Object element : contents.first()) {
      if (!roomFor(value)) {
        return;
      }
      value.add(child(element, Object.class, level + 1));
    }
  }

  private void entries(Value value, Contents contents, int level) {
    List<Object> first = contents.first();
    for (int i = 0; i < first.size() && roomFor(value); i += 2) {
      Object key = first.get(i);
      value.add(child(key, Object.class, level + 1));
      if (names(key)) {
        count(0);
        Object secret = first.get(i + 1);
        value.add(
            redacted(
                new Value(),
                secret == null ? "java.lang.Object" : secret.getClass().getName(),
                Cut.REDACTED_NAME));
      } else {
        value.add(child(first.get(i + 1), Object.class, level + 1));
      }
    }
  }

  /** Whether a key or a name says that what belongs to it is a secret. */
  private boolean names(@Nullable Object key) {
    if (key instanceof Enum) {
      return redaction.redactsName(((Enum<?>) key).name());
    }
    if (key == null || key instanceof String) {
      return key != null && redaction.redactsName((String) key);
    }
    String name = recorder.texts().ofKey(key);
    return name != null && redaction.redactsName(name);
  }

  private void fields(Value value, Object object, int level, Shown which) {
    ClassShape shape = recorder.shapes().get(object.getClass());
    if (!shape.complete()) {
      value.cut(Cut.INACCESSIBLE);
    }
    boolean secret = shape.naming() != null && names(reference(shape.naming(), object));
    int shown = 0;
    for (ClassShape.Slot slot : shape.slots()) {
      if (!isShown(slot, which) || (object instanceof Throwable && Throwables.isOwn(slot))) {
        continue;
      }
      if (shown++ >= limits.fields()) {
        value.cut(Cut.FIELDS);
        return;
      }
      if (!roomFor(value)) {
        return;
      }
      value.add(field(slot, object, level + 1, secret && slot.isNamed()));
    }
  }

  private static boolean isShown(ClassShape.Slot slot, Shown which) {
    return which == Shown.ALL
        || (which == Shown.OF_ENTRY ? ENTRY.contains(slot.name()) : slot.isOfApplication());
  }

  private @Nullable Object reference(ClassShape.Slot slot, Object object) {
    return recorder.memory().getObject(object, slot.offset());
  }

  private Value field(ClassShape.Slot slot, Object object, int level, boolean secret) {
    Value value = new Value().name(slot.name());
    count(slot.name().length());
    String declared = slot.type().getName();
    if (secret || redaction.redactsName(slot.name(), slot.redacted())) {
      return redacted(value, declared, Cut.REDACTED_NAME);
    }
    if (slot.type().isPrimitive()) {
      return value
          .kind(Kind.PRIMITIVE)
          .type(declared)
          .text(Numbers.field(recorder.memory(), object, slot));
    }
    if (References.isReferent(object, slot.name())) {
      return value.kind(Kind.ABSENT).type(declared).cut(Cut.INACCESSIBLE);
    }
    Object reference = reference(slot, object);
    if (reference == null) {
      return value.kind(Kind.NULL).type(declared);
    }
    describe(value, reference, level);
    if (!declared.equals(value.type()) && !isBox(reference)) {
      value.declared(declared);
    }
    return value;
  }
}
