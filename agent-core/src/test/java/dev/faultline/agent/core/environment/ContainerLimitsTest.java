// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainerLimitsTest {

  @TempDir Path root;

  @Test
  void version2_isReadAtTheMount() throws IOException {
    file("proc/self/cgroup", "0::/\n");
    file("sys/fs/cgroup/cgroup.controllers", "cpu memory\n");
    file("sys/fs/cgroup/memory.max", "536870912\n");
    file("sys/fs/cgroup/memory.current", "1000\n");
    file("sys/fs/cgroup/cpu.max", "150000 100000\n");
    file("sys/fs/cgroup/cpu.stat", "usage_usec 1\nthrottled_usec 2500\n");

    assertThat(limits().describe())
        .containsEntry("memoryLimit", 536_870_912L)
        .containsEntry("memoryUsed", 1_000L)
        .containsEntry("cpuLimit", 1.5)
        .containsEntry("throttledMillis", 2L);
  }

  @Test
  void version2_takesTheLeastLimitOnTheWayUp() throws IOException {
    file("proc/self/cgroup", "0::/pods/one\n");
    file("sys/fs/cgroup/cgroup.controllers", "");
    file("sys/fs/cgroup/pods/memory.max", "1000\n");
    file("sys/fs/cgroup/pods/cpu.max", "max 100000\n");
    file("sys/fs/cgroup/pods/one/memory.max", "2000\n");
    file("sys/fs/cgroup/pods/one/cpu.max", "50000 100000\n");

    assertThat(limits().describe())
        .containsEntry("memoryLimit", 1_000L)
        .containsEntry("cpuLimit", 0.5);
  }

  @Test
  void version1_isReadByController() throws IOException {
    file("proc/self/cgroup", "4:memory:/docker/x\n3:cpu,cpuacct:/docker/x\n1:name=systemd:/\n");
    file("sys/fs/cgroup/memory/memory.limit_in_bytes", "268435456\n");
    file("sys/fs/cgroup/cpu,cpuacct/cpu.cfs_quota_us", "200000\n");
    file("sys/fs/cgroup/cpu,cpuacct/cpu.cfs_period_us", "100000\n");
    file("sys/fs/cgroup/cpu,cpuacct/cpu.stat", "throttled_time 3000000\n");

    assertThat(limits().describe())
        .containsEntry("memoryLimit", 268_435_456L)
        .containsEntry("cpuLimit", 2.0)
        .containsEntry("throttledMillis", 3L);
  }

  @Test
  void noLimit_isAbsent() throws IOException {
    file("proc/self/cgroup", "0::/../..\n2:memory:/\nnonsense\n");
    file("sys/fs/cgroup/cgroup.controllers", "");
    file("sys/fs/cgroup/memory.max", "max\n");
    file("sys/fs/cgroup/cpu.max", "max 100000\n");
    file("sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712\n");

    assertThat(limits().describe()).isEmpty();
  }

  @Test
  void otherSystems_haveNone() {
    assertThat(limits().describe()).isEmpty();
  }

  private ContainerLimits limits() {
    return new ContainerLimits(root.toFile());
  }

  private void file(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
