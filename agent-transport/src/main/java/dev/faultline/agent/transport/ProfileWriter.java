// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.transport;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.faultline.agent.core.model.CallProfile;
import java.io.IOException;

/** Writes where the time of a slow call went: the tree depth first, without nesting. */
final class ProfileWriter {

  private ProfileWriter() {}

  static void write(JsonGenerator json, CallProfile profile) throws IOException {
    json.writeObjectFieldStart("profile");
    json.writeNumberField("durationMillis", profile.durationMillis());
    json.writeNumberField("thresholdMillis", profile.thresholdMillis());
    json.writeBooleanField("learned", profile.isLearned());
    json.writeBooleanField("running", profile.isRunning());
    json.writeNumberField("sampledFromMillis", profile.sampledFromMillis());
    json.writeNumberField("samples", profile.samples());
    json.writeNumberField("runnableMillis", profile.runnableMillis());
    json.writeNumberField("blockedMillis", profile.blockedMillis());
    json.writeNumberField("waitingMillis", profile.waitingMillis());
    JsonText.write(json, "waitsFor", profile.waitsFor());
    json.writeArrayFieldStart("tree");
    for (CallProfile.Node node : profile.nodes()) {
      json.writeStartObject();
      json.writeNumberField("depth", node.depth());
      JsonText.write(json, "class", node.frame().getClassName());
      JsonText.write(json, "method", node.frame().getMethodName());
      if (node.frame().getLineNumber() >= 0) {
        json.writeNumberField("line", node.frame().getLineNumber());
      }
      json.writeBooleanField("application", node.isApplication());
      json.writeNumberField("millis", node.millis());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
