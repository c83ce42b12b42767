// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.transport;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code docs/protocol.schema.json}, which batches are held to. */
final class BatchSchema {

  private final JsonSchema schema;

  BatchSchema() throws IOException {
    schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(Files.readString(Path.of("..", "docs", "protocol.schema.json")));
  }

  /** What is wrong with the batch, in words; empty where nothing is. */
  List<String> violations(JsonNode batch) {
    return schema.validate(batch).stream().map(ValidationMessage::getMessage).toList();
  }
}
