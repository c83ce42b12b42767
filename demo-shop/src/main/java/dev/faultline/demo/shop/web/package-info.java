/** Requests and answers: one class per group of routes. */
@NullMarked
package dev.faultline.demo.shop.web;

import org.jspecify.annotations.NullMarked;
