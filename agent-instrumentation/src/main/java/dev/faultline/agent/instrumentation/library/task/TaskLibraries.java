// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.library.task;

import dev.faultline.agent.core.capture.Capture;
import dev.faultline.agent.core.capture.Invocations;
import dev.faultline.agent.core.capture.Tasks;
import dev.faultline.agent.core.record.LibraryFields;
import dev.faultline.agent.instrumentation.library.LibraryMethod;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the JDK's executors are given tasks and run them, and where schedulers and listeners call
 * methods. Tasks of fork and join, which are many and small, are left alone: what fails in one
 * comes to the thread that joins it, and is of that thread's request then. So are threads that are
 * started by hand.
 */
public final class TaskLibraries {

  private static final String EXECUTOR = "java/util/concurrent/ThreadPoolExecutor";
  private static final String SPRING_EXECUTOR =
      "org/springframework/scheduling/concurrent/ExecutorConfigurationSupport";
  private static final String ACTION = "java/util/concurrent/ForkJoinTask$RunnableExecuteAction";
  private static final String POOL = "java/util/concurrent/ForkJoinPool";
  private static final String FUTURE = "java/util/concurrent/CompletableFuture$";

  private TaskLibraries() {}

  public static List<LibraryMethod> methods(Capture capture, LibraryFields fields) {
    List<LibraryMethod> methods = new ArrayList<>();
    SubmitPoint submit = new SubmitPoint(capture.tasks());
    for (String executor : new String[] {EXECUTOR, POOL, FUTURE + "ThreadPerTaskExecutor"}) {
      methods.add(new LibraryMethod(executor, "execute", "(Ljava/lang/Runnable;)V", submit, 1));
    }
    WorkerPoint worker = new WorkerPoint(capture.tasks());
    // pools of Spring 6 call their own of these methods, and not those of the JDK
    for (String pool : new String[] {EXECUTOR, SPRING_EXECUTOR}) {
      methods.add(
          new LibraryMethod(
                  pool, "beforeExecute", "(Ljava/lang/Thread;Ljava/lang/Runnable;)V", worker, 2)
              .inSomeVersions());
      methods.add(
          new LibraryMethod(
                  pool, "afterExecute", "(Ljava/lang/Runnable;Ljava/lang/Throwable;)V", worker)
              .inSomeVersions());
    }
    RunPoint run = new RunPoint(capture.tasks(), null);
    for (String task : new String[] {"AsyncSupply", "AsyncRun"}) {
      methods.add(new LibraryMethod(FUTURE + task, "run", "()V", run, 0));
    }
    // what follows on one is a task of the pool itself, or has a thread where the pool is too small
    methods.add(new LibraryMethod(FUTURE + "Completion", "exec", "()Z", run, 0));
    methods.add(new LibraryMethod(FUTURE + "Completion", "run", "()V", run, 0));
    RunPoint action = new RunPoint(capture.tasks(), fields.named("runnable"));
    methods.add(new LibraryMethod(ACTION, "exec", "()Z", action, 0));
    // since JDK 22
    methods.add(new LibraryMethod(ACTION, "compute", "()Ljava/lang/Void;", action, 0));
    // what is scheduled never goes through execute
    methods.add(
        new LibraryMethod(
            "java/util/concurrent/ScheduledThreadPoolExecutor",
            "delayedExecute",
            "(Ljava/util/concurrent/RunnableScheduledFuture;)V",
            submit,
            1));
    netty(capture.tasks(), submit, methods);
    brokers(capture.invocations(), fields, methods);
    methods.add(
        new LibraryMethod(
            "org/springframework/scheduling/support/ScheduledMethodRunnable",
            "run",
            "()V",
            new ScheduledPoint(capture.invocations(), fields),
            0));
    methods.add(
        new LibraryMethod(
            "org/quartz/core/JobRunShell",
            "run",
            "()V",
            new QuartzPoint(capture.invocations(), fields),
            0));
    methods.add(
        new LibraryMethod(
            "org/springframework/messaging/handler/invocation/InvocableHandlerMethod",
            "doInvoke",
            "([Ljava/lang/Object;)Ljava/lang/Object;",
            new ListenerPoint(capture.invocations(), fields),
            0,
            1));
    return methods;
  }

  /** Tasks of event loops; answers to requests of Reactor Netty's client, which come in parts. */
  private static void netty(Tasks tasks, SubmitPoint submit, List<LibraryMethod> methods) {
    methods.add(
        new LibraryMethod(
            "io/netty/util/concurrent/SingleThreadEventExecutor",
            "execute",
            "(Ljava/lang/Runnable;)V",
            submit,
            1));
    methods.add(
        new LibraryMethod(
            "io/netty/util/concurrent/AbstractEventExecutor",
            "safeExecute",
            "(Ljava/lang/Runnable;)V",
            new RunPoint(tasks, null),
            0));
    methods.add(
        new LibraryMethod(
            "reactor/netty/resources/PooledConnectionProvider",
            "acquire",
            "(Lreactor/netty/transport/TransportConfig;Lreactor/netty/ConnectionObserver;"
                + "Ljava/util/function/Supplier;*",
            submit,
            3));
    methods.add(
        new LibraryMethod(
            "reactor/netty/http/client/HttpClientConnect$HttpClientHandler",
            "requestWithBody",
            "(Lreactor/netty/http/client/HttpClientOperations;)Lorg/reactivestreams/Publisher;",
            new PassOnPoint(tasks),
            0,
            1));
    methods.add(
        new LibraryMethod(
            "reactor/netty/http/client/HttpClientOperations",
            "onInboundNext",
            "(Lio/netty/channel/ChannelHandlerContext;Ljava/lang/Object;)V",
            new PartPoint(tasks),
            0));
  }

  /** Listeners of the clients themselves; those of Spring are called elsewhere. */
  private static void brokers(
      Invocations invocations, LibraryFields fields, List<LibraryMethod> methods) {
    methods.add(
        new LibraryMethod(
            // what a delivery is handed over as, in all versions
            "com/rabbitmq/client/impl/ConsumerDispatcher$5",
            "run",
            "()V",
            new ConsumerPoint(invocations, fields, "val$delegate"),
            0));
    methods.add(
        new LibraryMethod(
            "org/apache/activemq/ActiveMQMessageConsumer",
            "dispatch",
            "(Lorg/apache/activemq/command/MessageDispatch;)V",
            new ConsumerPoint(invocations, fields, "messageListener"),
            0));
    methods.add(
        new LibraryMethod(
            "org/apache/activemq/artemis/jms/client/JMSMessageListenerWrapper",
            "onMessage",
            "(Lorg/apache/activemq/artemis/api/core/client/ClientMessage;)V",
            new ConsumerPoint(invocations, fields, "listener"),
            0));
  }
}
