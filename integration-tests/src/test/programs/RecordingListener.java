// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Writes how each test ended to the file that the system property {@code results} names. */
public class RecordingListener implements TestExecutionListener {

  private final Map<String, String> results = new ConcurrentSkipListMap<>();

  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    results.put(test.getUniqueId(), "SKIPPED");
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    String thrown =
        result.getThrowable().map(throwable -> " " + throwable.getClass().getName()).orElse("");
    results.put(test.getUniqueId(), result.getStatus() + thrown);
  }

  @Override
  public void testPlanExecutionFinished(TestPlan plan) {
    try (PrintWriter out =
        new PrintWriter(
            Files.newBufferedWriter(Paths.get(System.getProperty("results"))))) {
      results.forEach((id, end) -> out.println(id.replaceAll("\\s", " ") + "\t" + end));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
