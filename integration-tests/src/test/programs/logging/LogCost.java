import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import java.util.Arrays;
import org.slf4j.LoggerFactory;

/**
 * What a log statement costs whose text is made and thrown away; prints nanoseconds for each of
 * three severities, the median of rounds. For docs/performance.md: to be run with and without the
 * agent, in turn.
 */
public class LogCost {

  private static final Logger LOG = (Logger) LoggerFactory.getLogger("cost");
  private static final int ROUNDS = 15;
  private static final int STATEMENTS = 200_000;

  public static void main(String[] args) {
    Logger root = (Logger) LoggerFactory.getLogger("ROOT");
    root.detachAndStopAllAppenders();
    root.setLevel(Level.INFO);
    UnsynchronizedAppenderBase<ILoggingEvent> appender =
        new UnsynchronizedAppenderBase<ILoggingEvent>() {
          @Override
          protected void append(ILoggingEvent event) {
            length += event.getFormattedMessage().length();
          }
        };
    appender.start();
    root.addAppender(appender);
    System.out.println(
        "debug (not enabled) " + median(0) + ", info " + median(1) + ", error " + median(2));
  }

  static long length;

  private static long median(int severity) {
    long[] nanos = new long[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      for (int i = 0; i < STATEMENTS; i++) {
        log(severity, i, "customer");
      }
      nanos[round] = (System.nanoTime() - start) / STATEMENTS;
    }
    Arrays.sort(nanos);
    return nanos[ROUNDS / 2];
  }

  private static void log(int severity, int order, String customer) {
    if (severity == 0) {
      LOG.debug("order {} of {} failed", order, customer);
    } else if (severity == 1) {
      LOG.info("order {} of {} came in", order, customer);
    } else {
      LOG.error("order {} of {} failed", order, customer);
    }
  }
}
