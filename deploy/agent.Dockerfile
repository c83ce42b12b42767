# SPDX-License-Identifier: Apache-2.0
# An image that holds the agent, for init containers and for COPY --from. Build it from the repository's root after
# `mvn -q -DskipTests package`:
#   docker build -f deploy/agent.Dockerfile -t faultline-agent .
# As an init container it copies the jar to the directory that it is given:  cp /faultline/faultline-agent.jar /agent/
FROM busybox:1.37

COPY agent-bootstrap/target/faultline-agent.jar /faultline/faultline-agent.jar

USER 10001:10001
ENTRYPOINT ["cp", "/faultline/faultline-agent.jar"]
CMD ["/agent/"]
