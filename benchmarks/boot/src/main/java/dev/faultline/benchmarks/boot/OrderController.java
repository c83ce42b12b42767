// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.benchmarks.boot;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class OrderController {

  private final OrderService orders;

  OrderController(OrderService orders) {
    this.orders = orders;
  }

  @GetMapping("/orders/{id}")
  Order order(@PathVariable("id") int id) {
    return orders.find(id);
  }

  @ExceptionHandler(UnknownOrderException.class)
  @ResponseStatus(HttpStatus.NOT_FOUND)
  String unknown(UnknownOrderException failure) {
    return failure.getMessage();
  }

  /** What all live threads have allocated, for the harness. */
  @GetMapping("/allocated")
  String allocated() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long sum = 0;
    for (long bytes : threads.getThreadAllocatedBytes(threads.getAllThreadIds())) {
      sum += Math.max(0, bytes);
    }
    return Long.toString(sum);
  }
}
