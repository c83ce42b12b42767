/** The shop's database: a pool, and a thin layer over JDBC. */
@NullMarked
package dev.faultline.demo.shop.database;

import org.jspecify.annotations.NullMarked;
