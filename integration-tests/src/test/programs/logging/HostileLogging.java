import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Appenders that throw and log, arguments that throw, and a storm from one place. */
public class HostileLogging {

  private static final Logger LOG = (Logger) LoggerFactory.getLogger("hostile");

  static class Argument {
    @Override
    public String toString() {
      throw new IllegalStateException("toString was called");
    }
  }

  static class Silent extends RuntimeException {
    @Override
    public String getMessage() {
      throw new UnsupportedOperationException("getMessage was called");
    }
  }

  /** Not one that catches what it throws. */
  static class Throwing extends AppenderBase<ILoggingEvent> {
    @Override
    public void doAppend(ILoggingEvent event) {
      append(event);
    }

    @Override
    protected void append(ILoggingEvent event) {
      if (event.getMessage().startsWith("throw")) {
        throw new IllegalArgumentException("the appender fails");
      }
    }
  }

  static class Talking extends UnsynchronizedAppenderBase<ILoggingEvent> {
    @Override
    protected void append(ILoggingEvent event) {
      if (event.getMessage().startsWith("talk")) {
        LOG.error("the appender has something to say");
      }
    }
  }

  public static void main(String[] args) {
    MDC.put("tenant", "acme");
    MDC.put("password", "Xq7vZt3kLm");
    start(new Throwing());
    start(new Talking());
    try {
      LOG.error("throw me");
      System.out.println("not thrown");
    } catch (IllegalArgumentException expected) {
      System.out.println("thrown: " + expected.getMessage());
    }
    LOG.warn("talk");
    LOG.warn("an argument {} that throws", new Argument());
    try {
      LOG.error("an exception that throws", new Silent());
    } catch (RuntimeException expected) {
      System.out.println(expected.getMessage());
    }
    ((ch.qos.logback.classic.LoggerContext) LoggerFactory.getILoggerFactory())
        .getLogger("ROOT")
        .detachAndStopAllAppenders();
    int storm = Integer.parseInt(args[0]);
    for (int i = 0; i < storm; i++) {
      LOG.error("storm {}", i);
    }
    System.out.println("done");
  }

  private static void start(ch.qos.logback.core.Appender<ILoggingEvent> appender) {
    appender.start();
    LOG.addAppender(appender);
  }
}
