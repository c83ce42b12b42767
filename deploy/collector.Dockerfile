# SPDX-License-Identifier: Apache-2.0
# The collector. Build it from the repository's root after `mvn -q -DskipTests package`:
#   docker build -f deploy/collector.Dockerfile -t faultline-collector .
# Data is in /data: mount a volume there. The pages have no TLS of their own: put a proxy in front where others can reach them.
FROM eclipse-temurin:21-jre

RUN groupadd --gid 10001 faultline \
 && useradd --uid 10001 --gid faultline --no-create-home --shell /usr/sbin/nologin faultline \
 && install --directory --owner=faultline --group=faultline --mode=0700 /data

COPY collector/target/faultline-collector.jar /opt/faultline/faultline-collector.jar

USER 10001:10001
VOLUME /data
EXPOSE 8787
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=70", "-jar", "/opt/faultline/faultline-collector.jar"]
CMD ["--bind", "0.0.0.0", "--port", "8787", "--data", "/data"]
