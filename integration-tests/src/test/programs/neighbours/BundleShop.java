// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors

import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** A bundle that fails on a thread of its own, when it is started. */
public class BundleShop implements BundleActivator {

  @Override
  public void start(BundleContext context) throws InterruptedException {
    Thread thread = new Thread(() -> order(42, "ann"), "shop");
    thread.setUncaughtExceptionHandler((t, e) -> System.out.println("over: " + e));
    thread.start();
    thread.join();
  }

  @Override
  public void stop(BundleContext context) {}

  static int order(int number, String customer) {
    return Integer.parseInt(customer) + number;
  }
}
