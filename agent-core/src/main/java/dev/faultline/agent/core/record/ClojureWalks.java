// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.record;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Clojure's collections and sequences. None of their methods is called, so no lazy sequence is
 * realised: of those only what already is.
 */
final class ClojureWalks extends Walks {

  private static final String PACKAGE = "clojure.lang.";
  private static final int DEEPEST = 64;

  ClojureWalks(JdkFields fields) {
    super(fields);
  }

  @Override
  void register(Map<String, Walk> walks) {
    walks.put(PACKAGE + "PersistentVector", walk(Kind.VECTOR));
    walks.put(PACKAGE + "PersistentVector$TransientVector", walk(Kind.VECTOR));
    walks.put(PACKAGE + "PersistentArrayMap", walk(Kind.FLAT_TABLE));
    walks.put(PACKAGE + "PersistentArrayMap$TransientArrayMap", walk(Kind.FLAT_TABLE, "len", null));
    walks.put(PACKAGE + "PersistentHashMap", walk(Kind.TRIE_MAP));
    walks.put(PACKAGE + "PersistentHashMap$TransientHashMap", walk(Kind.TRIE_MAP));
    walks.put(PACKAGE + "PersistentTreeMap", walk(Kind.TREE));
    walks.put(PACKAGE + "PersistentQueue", walk(Kind.TWO_LISTS));
    walks.put(PACKAGE + "PersistentList$EmptyList", walk(Kind.EMPTY));
    for (String sequence :
        new String[] {
          "PersistentList",
          "Cons",
          "LazySeq",
          "ChunkedCons",
          "ArraySeq",
          "LongRange",
          "PersistentVector$ChunkedSeq"
        }) {
      walks.put(PACKAGE + sequence, walk(Kind.LIST));
    }
  }

  @Override
  boolean isOfMaps(Kind kind) {
    return kind == Kind.FLAT_TABLE || kind == Kind.TRIE_MAP || kind == Kind.TREE;
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
      case VECTOR:
        return vector(object, 0, sink);
      case FLAT_TABLE:
        return pairs(object, field, sink);
      case TRIE_MAP:
        return hashMap(object, sink);
      case TREE:
        return treeMap(object, sink);
      case TWO_LISTS:
        return queue(object, sink);
      case LIST:
        return new Sequence(sink).over(object);
      default:
        return 0;
    }
  }

  /** A tree of arrays of 32, and the last ones in an array beside it. */
  private long vector(@Nullable Object vector, int from, Walk.Sink sink) {
    Object[] tail = vector == null ? null : (Object[]) fields.get(vector, "tail");
    if (vector == null || tail == null || fields.get(vector, "root") == null) {
      return Walk.IMPOSSIBLE;
    }
    int size = fields.getInt(vector, "cnt");
    int inTree = size < 32 ? 0 : (size - 1) >>> 5 << 5;
    boolean room = true;
    for (int i = from; room && i < size; i++) {
      Object[] array = i >= inTree ? tail : leaf(vector, i);
      if (array == null || array.length <= (i & 31)) {
        return Walk.IMPOSSIBLE;
      }
      room = sink.take(array[i & 31], null);
    }
    return Math.max(0, size - from);
  }

  private Object @Nullable [] leaf(Object vector, int index) {
    Object node = fields.get(vector, "root");
    Object[] array = node == null ? null : (Object[]) fields.get(node, "array");
    for (int shift = fields.getInt(vector, "shift"); array != null && shift > 0; shift -= 5) {
      node = array[index >>> shift & 31];
      array = node == null ? null : (Object[]) fields.get(node, "array");
    }
    return array;
  }

  private long pairs(Object object, String lengthField, Walk.Sink sink) {
    Object[] array = (Object[]) fields.get(object, "array");
    if (array == null) {
      return Walk.IMPOSSIBLE;
    }
    int length = lengthField.isEmpty() ? array.length : fields.getInt(object, lengthField);
    boolean room = true;
    for (int i = 0; room && i + 1 < length && i + 1 < array.length; i += 2) {
      room = sink.take(array[i], array[i + 1]);
    }
    return length / 2;
  }

  private long hashMap(Object object, Walk.Sink sink) {
    if (!fields.has(object.getClass(), "root") || !fields.has(object.getClass(), "count")) {
      return Walk.IMPOSSIBLE;
    }
    boolean room =
        !fields.getBoolean(object, object.getClass(), "hasNull")
            || sink.take(null, fields.get(object, "nullValue"));
    Object root = fields.get(object, "root");
    if (room && root != null) {
      node(root, 0, sink);
    }
    return fields.getInt(object, "count");
  }

  /** Of nodes, or of keys and values in turn; with no key, the value is a node. */
  private boolean node(Object node, int depth, Walk.Sink sink) {
    Object[] array = (Object[]) fields.get(node, "array");
    boolean ofNodes = array != null && array.getClass() != Object[].class;
    boolean room = true;
    for (int i = 0; room && array != null && depth < DEEPEST && i < array.length; i++) {
      if (ofNodes) {
        room = array[i] == null || node(array[i], depth + 1, sink);
      } else if (i % 2 == 1) {
        Object key = array[i - 1];
        Object value = array[i];
        if (key != null) {
          room = sink.take(key, value);
        } else if (value != null) {
          room = node(value, depth + 1, sink);
        }
      }
    }
    return room;
  }

  private long treeMap(Object object, Walk.Sink sink) {
    if (!fields.has(object.getClass(), "tree")) {
      return Walk.IMPOSSIBLE;
    }
    branch(fields.get(object, "tree"), 0, sink);
    return fields.getInt(object, "_count");
  }

  private boolean branch(@Nullable Object node, int depth, Walk.Sink sink) {
    return node == null
        || depth > DEEPEST
        || (branch(fields.get(node, "left"), depth + 1, sink)
            && sink.take(fields.get(node, "key"), fields.get(node, "val"))
            && branch(fields.get(node, "right"), depth + 1, sink));
  }

  private long queue(Object object, Walk.Sink sink) {
    Contents added = new Contents(false, Walk.MOST_COUNTED);
    Object last = fields.get(object, "r");
    if (last != null && vector(last, 0, added) == Walk.IMPOSSIBLE) {
      return Walk.IMPOSSIBLE;
    }
    Sequence first = new Sequence(sink);
    first.over(fields.get(object, "f"));
    for (int i = 0; first.hasRoom() && i < added.first().size(); i++) {
      first.take(added.first().get(i), null);
    }
    return fields.getInt(object, "cnt");
  }

  /** From one cell to the next, whatever each is made of. */
  private final class Sequence implements Walk.Sink {
    private final Walk.Sink sink;
    private boolean room = true;
    private int size;

    Sequence(Walk.Sink sink) {
      this.sink = sink;
    }

    boolean hasRoom() {
      return room;
    }

    @Override
    public boolean take(@Nullable Object element, @Nullable Object value) {
      size++;
      room = room && sink.take(element, null);
      return room;
    }

    long over(@Nullable Object first) {
      Object cell = first;
      while (cell != null && size < Walk.MOST_COUNTED) {
        String name = cell.getClass().getName();
        switch (name.startsWith(PACKAGE) ? name.substring(PACKAGE.length()) : name) {
          case "PersistentList$EmptyList":
            return size;
          case "PersistentList":
            take(fields.get(cell, "_first"), null);
            cell = fields.get(cell, "_rest");
            break;
          case "Cons":
            take(fields.get(cell, "_first"), null);
            cell = fields.get(cell, "_more");
            break;
          case "ChunkedCons":
            takeChunk(fields.get(cell, "chunk"));
            cell = fields.get(cell, "_more");
            break;
          case "LazySeq":
            if (!LanguageTexts.isRealised(fields, cell)) {
              return Walk.UNKNOWN;
            }
            cell = fields.get(cell, "s");
            break;
          default:
            return last(cell);
        }
      }
      return cell == null ? size : Walk.UNKNOWN;
    }

    private void takeChunk(@Nullable Object chunk) {
      Object[] array = chunk == null ? null : (Object[]) fields.get(chunk, "array");
      if (chunk != null && array != null) {
        int end = fields.getInt(chunk, "end");
        for (int i = Math.max(0, fields.getInt(chunk, "off")); i < end && i < array.length; i++) {
          take(array[i], null);
        }
      }
    }

    /** Those that have all that is left. */
    private long last(Object cell) {
      int before = size;
      long rest;
      switch (cell.getClass().getName()) {
        case PACKAGE + "ArraySeq":
          rest = array((Object[]) fields.get(cell, "array"), fields.getInt(cell, "i"));
          break;
        case PACKAGE + "LongRange":
          rest = longs(cell);
          break;
        case PACKAGE + "PersistentVector$ChunkedSeq":
          int from = fields.getInt(cell, "i") + fields.getInt(cell, "offset");
          rest = from < 0 ? Walk.IMPOSSIBLE : vector(fields.get(cell, "vec"), from, this);
          break;
        default:
          rest = Walk.UNKNOWN;
      }
      return rest < 0 ? rest : before + rest;
    }

    private long array(Object @Nullable [] array, int from) {
      if (array == null || from < 0) {
        return Walk.IMPOSSIBLE;
      }
      for (int i = from; room && i < array.length; i++) {
        take(array[i], null);
      }
      return array.length - from;
    }

    private long longs(Object range) {
      int count = fields.getInt(range, "count");
      long start = fields.getLong(range, range.getClass(), "start");
      long step = fields.getLong(range, range.getClass(), "step");
      for (int i = 0; room && i < count; i++) {
        take(start + i * step, null);
      }
      return count < 0 ? Walk.IMPOSSIBLE : count;
    }
  }
}
