// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.shop.catalogue;

import dev.faultline.demo.shop.database.Database;
import dev.faultline.demo.shop.database.NotFoundException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The shelves of the shop, and the way to each from the entrance. */
public final class CategoryTree {
  private static final int DEEPEST = 16;

  private final Database database;

  public CategoryTree(Database database) {
    this.database = database;
  }

  /** Names from the top down to the category. */
  public List<String> path(int id) {
    Map<Integer, Category> categories = byId();
    if (!categories.containsKey(id)) {
      throw new NotFoundException("category", id);
    }
    Deque<String> path = new ArrayDeque<>();
    climb(categories, id, path, 1);
    return List.copyOf(path);
  }

  /** Every category by its number. */
  public Map<Integer, Category> byId() {
    return database
        .query(
            "SELECT id, parent_id, name FROM category",
            row ->
                new Category(
                    row.getInt("id"),
                    row.getObject("parent_id", Integer.class),
                    row.getString("name")))
        .stream()
        .collect(Collectors.toMap(Category::id, Function.identity()));
  }

  private void climb(Map<Integer, Category> categories, int id, Deque<String> path, int depth) {
    if (depth > DEEPEST) {
      throw new IllegalStateException(
          "Category " + id + " is more than " + DEEPEST + " levels deep: " + path);
    }
    Category category = categories.get(id);
    if (category == null) {
      return;
    }
    path.addFirst(category.name());
    Integer parent = category.parentId();
    if (parent != null) {
      climb(categories, parent, path, depth + 1);
    }
  }
}
