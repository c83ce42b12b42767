// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.record;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Scala's collections, as they are since 2.13. None of their methods is called. */
final class ScalaWalks extends Walks {

  private static final String IMMUTABLE = "scala.collection.immutable.";
  private static final String MUTABLE = "scala.collection.mutable.";
  private static final int DEEPEST = 64;

  private static final String[] ARRAY_SEQS = {
    "Ref", "Byte", "Short", "Char", "Int", "Long", "Float", "Double", "Boolean", "Unit"
  };

  ScalaWalks(JdkFields fields) {
    super(fields);
  }

  @Override
  void register(Map<String, Walk> walks) {
    walks.put(IMMUTABLE + "Nil$", walk(Kind.EMPTY));
    walks.put(IMMUTABLE + "Vector0$", walk(Kind.EMPTY));
    walks.put(IMMUTABLE + "Set$EmptySet$", walk(Kind.EMPTY));
    walks.put(IMMUTABLE + "Map$EmptyMap$", walk(Kind.SMALL_MAP, "0", null));
    walks.put(IMMUTABLE + "ListMap$EmptyListMap$", walk(Kind.SMALL_MAP, "0", null));
    for (int i = 1; i <= 4; i++) {
      walks.put(IMMUTABLE + "Set$Set" + i, walk(Kind.SMALL_SET, "" + i, null));
      walks.put(IMMUTABLE + "Map$Map" + i, walk(Kind.SMALL_MAP, "" + i, null));
    }
    for (int i = 1; i <= 6; i++) {
      walks.put(IMMUTABLE + "Vector" + i, walk(Kind.VECTOR, "" + i, null));
    }
    for (String type : ARRAY_SEQS) {
      walks.put(IMMUTABLE + "ArraySeq$of" + type, walk(Kind.ARRAY, "unsafeArray", null));
      walks.put(MUTABLE + "ArraySeq$of" + type, walk(Kind.ARRAY, "array", null));
    }
    walks.put(IMMUTABLE + "$colon$colon", walk(Kind.LIST));
    walks.put(IMMUTABLE + "HashMap", walk(Kind.TRIE_MAP));
    walks.put(IMMUTABLE + "HashSet", walk(Kind.TRIE_SET));
    walks.put(IMMUTABLE + "TreeMap", walk(Kind.TREE));
    walks.put(IMMUTABLE + "TreeSet", walk(Kind.TREE_SET));
    walks.put(IMMUTABLE + "ListMap$Node", walk(Kind.LIST_MAP));
    walks.put(IMMUTABLE + "Queue", walk(Kind.TWO_LISTS));
    walks.put(IMMUTABLE + "Queue$EmptyQueue$", walk(Kind.TWO_LISTS));
    walks.put(IMMUTABLE + "Range$Inclusive", walk(Kind.RANGE));
    walks.put(IMMUTABLE + "Range$Exclusive", walk(Kind.RANGE));
    walks.put(IMMUTABLE + "LazyList", walk(Kind.LAZY_LIST));
    walks.put(MUTABLE + "ArrayBuffer", walk(Kind.ARRAY, "array", "size0"));
    walks.put(MUTABLE + "ListBuffer", walk(Kind.OTHER, "first", "len"));
    walks.put(MUTABLE + "HashMap", walk(Kind.HASH_TABLE));
    walks.put(MUTABLE + "HashSet", walk(Kind.HASH_SET));
    walks.put(MUTABLE + "LinkedHashMap", walk(Kind.LINKED_TABLE));
    walks.put(MUTABLE + "LinkedHashSet", walk(Kind.LINKED_SET));
    for (String deque : new String[] {"ArrayDeque", "Queue", "Stack"}) {
      walks.put(MUTABLE + deque, walk(Kind.ARRAY_DEQUE));
    }
  }

  @Override
  boolean isOfMaps(Kind kind) {
    return kind == Kind.SMALL_MAP
        || kind == Kind.TRIE_MAP
        || kind == Kind.TREE
        || kind == Kind.LIST_MAP
        || kind == Kind.HASH_TABLE
        || kind == Kind.LINKED_TABLE;
  }

  @Override
  long over(
      Kind kind,
      String field,
      @Nullable String size,
      Object object,
      Class<?> level,
      Walk.Sink sink) {
    switch (kind) {
      case SMALL_MAP:
        return small(object, "key", "value", Integer.parseInt(field), sink);
      case SMALL_SET:
        return small(object, "elem", null, Integer.parseInt(field), sink);
      case VECTOR:
        return vector(object, Integer.parseInt(field), sink);
      case ARRAY:
        return array(object, field, size, sink);
      case LIST:
        return list(object, sink);
      case OTHER:
        return size == null ? Walk.IMPOSSIBLE : buffer(object, field, size, sink);
      case LAZY_LIST:
        return lazyList(object, sink);
      case TRIE_MAP:
      case TRIE_SET:
        return trie(object, kind == Kind.TRIE_MAP ? 2 : 1, sink);
      case TREE:
      case TREE_SET:
        return tree(object, sink);
      case LIST_MAP:
        return listMap(object, sink);
      case TWO_LISTS:
        return queue(object, sink);
      case RANGE:
        return range(object, sink);
      case HASH_TABLE:
      case HASH_SET:
        return hashed(object, sink);
      case LINKED_TABLE:
      case LINKED_SET:
        return linked(object, sink);
      case ARRAY_DEQUE:
        return deque(object, sink);
      default:
        return 0;
    }
  }

  private long small(Object object, String key, @Nullable String value, int size, Walk.Sink sink) {
    boolean room = true;
    for (int i = 1; i <= size; i++) {
      if (!fields.has(object.getClass(), key + i)) {
        return Walk.IMPOSSIBLE;
      }
      room =
          room
              && sink.take(
                  fields.get(object, key + i),
                  value == null ? null : fields.get(object, value + i));
    }
    return size;
  }

  /** Arrays of one dimension more from both ends to the middle. */
  private long vector(Object object, int dimensions, Walk.Sink sink) {
    List<Object> arrays = new ArrayList<>();
    for (int i = 1; i < dimensions; i++) {
      arrays.add(fields.get(object, "prefix" + i));
    }
    arrays.add(fields.get(object, dimensions == 1 ? "prefix1" : "data" + dimensions));
    for (int i = dimensions - 1; i > 0; i--) {
      arrays.add(fields.get(object, "suffix" + i));
    }
    if (arrays.contains(null)) {
      return Walk.IMPOSSIBLE;
    }
    boolean room = true;
    for (int i = 0; room && i < arrays.size(); i++) {
      room = elements((Object[]) arrays.get(i), Math.min(i + 1, arrays.size() - i), sink);
    }
    return dimensions == 1
        ? ((Object[]) arrays.get(0)).length
        : fields.getInt(object, object.getClass(), "length0");
  }

  private static boolean elements(Object[] array, int dimensions, Walk.Sink sink) {
    boolean room = true;
    for (int i = 0; room && i < array.length; i++) {
      room =
          dimensions == 1
              ? sink.take(array[i], null)
              : elements((Object[]) array[i], dimensions - 1, sink);
    }
    return room;
  }

  private long array(Object object, String arrayField, @Nullable String sizeField, Walk.Sink sink) {
    Object array = fields.get(object, arrayField);
    if (array == null) {
      return Walk.IMPOSSIBLE;
    }
    int length = Array.getLength(array);
    int size = sizeField == null ? length : fields.getInt(object, object.getClass(), sizeField);
    boolean room = true;
    for (int i = 0; room && i < size && i < length; i++) {
      room = sink.take(Array.get(array, i), null);
    }
    return size;
  }

  /** Lists don't know their size: counted up to some, and not known of longer ones. */
  private long list(@Nullable Object list, Walk.Sink sink) {
    Object node = list;
    boolean room = true;
    int size = 0;
    while (node != null && fields.has(node.getClass(), "next")) {
      if (size++ == Walk.MOST_COUNTED) {
        return Walk.UNKNOWN;
      }
      room = room && sink.take(fields.get(node, "head"), null);
      node = fields.get(node, "next");
    }
    return size;
  }

  private long buffer(Object object, String first, String size, Walk.Sink sink) {
    list(fields.get(object, first), sink);
    return fields.getInt(object, object.getClass(), size);
  }

  /** What was evaluated. Of what was not, nothing is known. */
  private long lazyList(Object list, Walk.Sink sink) {
    if (!fields.has(list.getClass(), "_head") || !fields.has(list.getClass(), "_tail")) {
      return Walk.IMPOSSIBLE;
    }
    Object node = list;
    boolean room = true;
    for (int size = 0; room && size < Walk.MOST_STEPS && node != null; size++) {
      Object next = fields.get(node, "_tail");
      if (LanguageTexts.isNotEvaluated(fields.get(node, "_head"))) {
        return Walk.UNKNOWN;
      }
      if (next == null) {
        return size;
      }
      room = sink.take(fields.get(node, "_head"), null);
      node = next.getClass() == list.getClass() ? next : null;
    }
    return Walk.UNKNOWN;
  }

  private long trie(Object object, int width, Walk.Sink sink) {
    Object root = fields.get(object, "rootNode");
    if (root == null || !fields.has(root.getClass(), "dataMap")) {
      return Walk.IMPOSSIBLE;
    }
    node(root, width, 0, sink);
    return fields.getInt(root, "size");
  }

  /** Entries are at the beginning of a node's array, nodes below it at its end. */
  private boolean node(Object node, int width, int depth, Walk.Sink sink) {
    Object content = fields.get(node, "content");
    if (!(content instanceof Object[])) {
      return content == null || depth > DEEPEST || collision(content, width, sink);
    }
    Object[] array = (Object[]) content;
    boolean room = true;
    int entries = Integer.bitCount(fields.getInt(node, "dataMap"));
    for (int i = 0; room && i < entries; i++) {
      room = sink.take(array[width * i], width == 1 ? null : array[2 * i + 1]);
    }
    int nodes = Integer.bitCount(fields.getInt(node, "nodeMap"));
    for (int i = 1; room && depth < DEEPEST && i <= nodes; i++) {
      room = node(array[array.length - i], width, depth + 1, sink);
    }
    return room;
  }

  /** Entries with the same hash code, as pairs in a vector. */
  private boolean collision(Object vector, int width, Walk.Sink sink) {
    Contents pairs = new Contents(false, Walk.MOST_COUNTED);
    String name = vector.getClass().getName();
    int dimensions = name.charAt(name.length() - 1) - '0';
    if (dimensions < 1 || dimensions > 6 || vector(vector, dimensions, pairs) < 0) {
      return true;
    }
    boolean room = true;
    for (Object pair : pairs.first()) {
      room =
          room
              && (width == 1
                  ? sink.take(pair, null)
                  : sink.take(fields.get(pair, "_1"), fields.get(pair, "_2")));
    }
    return room;
  }

  private long tree(Object object, Walk.Sink sink) {
    Object root = fields.get(object, "tree");
    if (root == null) {
      return fields.has(object.getClass(), "tree") ? 0 : Walk.IMPOSSIBLE;
    }
    if (!fields.has(root.getClass(), "_key")) {
      return Walk.IMPOSSIBLE;
    }
    branch(root, 0, sink);
    return fields.getInt(root, "_count") & 0x7FFF_FFFF; // the sign is the colour
  }

  private boolean branch(@Nullable Object node, int depth, Walk.Sink sink) {
    return node == null
        || depth > DEEPEST
        || (branch(fields.get(node, "_left"), depth + 1, sink)
            && sink.take(fields.get(node, "_key"), fields.get(node, "_value"))
            && branch(fields.get(node, "_right"), depth + 1, sink));
  }

  /** From the last to the first. */
  private long listMap(Object object, Walk.Sink sink) {
    List<Object> nodes = new ArrayList<>();
    Object node = object;
    while (node != null && fields.has(node.getClass(), "_init")) {
      if (nodes.size() == Walk.MOST_COUNTED) {
        return Walk.IMPOSSIBLE;
      }
      nodes.add(node);
      node = fields.get(node, "_init");
    }
    boolean room = true;
    for (int i = nodes.size() - 1; room && i >= 0; i--) {
      room = sink.take(fields.get(nodes.get(i), "key"), fields.get(nodes.get(i), "_value"));
    }
    return nodes.size();
  }

  /** A list to take from, and one of those that were added, the last of them first. */
  private long queue(Object object, Walk.Sink sink) {
    if (!fields.has(object.getClass(), "in") || !fields.has(object.getClass(), "out")) {
      return Walk.IMPOSSIBLE;
    }
    Contents in = new Contents(false, Walk.MOST_COUNTED);
    long added = list(fields.get(object, "in"), in);
    long out = list(fields.get(object, "out"), sink);
    if (added == Walk.UNKNOWN || out == Walk.UNKNOWN) {
      return Walk.UNKNOWN;
    }
    boolean room = true;
    for (int i = in.first().size() - 1; room && i >= 0; i--) {
      room = sink.take(in.first().get(i), null);
    }
    return out + added;
  }

  private long range(Object object, Walk.Sink sink) {
    int size = fields.getInt(object, "numRangeElements");
    int start = fields.getInt(object, "start");
    int step = fields.getInt(object, "step");
    if (size < 0) {
      return Walk.IMPOSSIBLE; // more than fit an int
    }
    boolean room = true;
    for (int i = 0; room && i < size; i++) {
      room = sink.take(start + i * step, null);
    }
    return size;
  }

  private long hashed(Object object, Walk.Sink sink) {
    Object[] table = (Object[]) fields.get(object, "table");
    if (table == null) {
      return Walk.IMPOSSIBLE;
    }
    boolean room = true;
    int left = Walk.MOST_STEPS;
    for (int i = 0; room && i < table.length && left-- > 0; i++) {
      Object node = table[i];
      while (room && node != null && left-- > 0) {
        room = sink.take(fields.get(node, "_key"), fields.get(node, "_value"));
        node = fields.get(node, "_next");
      }
    }
    return fields.getInt(object, "contentSize");
  }

  private long linked(Object object, Walk.Sink sink) {
    if (!fields.has(object.getClass(), "firstEntry")) {
      return Walk.IMPOSSIBLE;
    }
    Object node = fields.get(object, "firstEntry");
    boolean room = true;
    for (int left = Walk.MOST_STEPS; room && node != null && left > 0; left--) {
      room = sink.take(fields.get(node, "key"), fields.get(node, "value"));
      node = fields.get(node, "later");
    }
    return fields.getInt(object, "contentSize");
  }

  private long deque(Object object, Walk.Sink sink) {
    Object[] array = (Object[]) fields.get(object, "array");
    if (array == null || !fields.has(object.getClass(), "start")) {
      return Walk.IMPOSSIBLE;
    }
    int start = fields.getInt(object, "start");
    int size = (fields.getInt(object, "end") - start) & (array.length - 1);
    boolean room = true;
    for (int i = 0; room && i < size; i++) {
      room = sink.take(array[(start + i) & (array.length - 1)], null);
    }
    return size;
  }
}
