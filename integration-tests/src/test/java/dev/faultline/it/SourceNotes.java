// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What the comments of a program say about its variables when one of its methods fails: {@code //=
 * method: name=value; name=value}. Instead of the method's name there can be those that several
 * compilers give it, with {@code |} between them, or the class's, the end of which may be {@code
 * *}. A value of {@code -} is none: there must be no variable of the name.
 */
final class SourceNotes {

  private record Note(List<String> names, Map<String, String> variables) {}

  private record Frame(String type, String method, Map<String, String> variables) {}

  private final List<Note> notes = new ArrayList<>();

  SourceNotes(Path source, String mark) throws IOException {
    Pattern pattern = Pattern.compile("\\s*" + Pattern.quote(mark) + " (\\S+): (.*)");
    for (String line : Files.readAllLines(source)) {
      Matcher matcher = pattern.matcher(line);
      if (matcher.matches()) {
        Map<String, String> variables = new LinkedHashMap<>();
        for (String variable : matcher.group(2).split("; ")) {
          int equals = variable.indexOf('=');
          variables.put(variable.substring(0, equals), variable.substring(equals + 1));
        }
        notes.add(new Note(Arrays.asList(matcher.group(1).split("\\|")), variables));
      }
    }
    assertThat(notes).as("notes with %s in %s", mark, source).isNotEmpty();
  }

  /** Each note must be true of a frame that was recorded. */
  void compareWith(JsonNode events, RunningCollector collector) throws Exception {
    List<Frame> frames = new ArrayList<>();
    for (JsonNode event : events) {
      for (JsonNode exception : collector.firstSnapshot(event).path("exceptions")) {
        exception.path("frames").forEach(frame -> frames.add(frame(frame)));
      }
    }
    for (Note note : notes) {
      List<Map<String, String>> recorded =
          frames.stream()
              .filter(frame -> note.names().stream().anyMatch(name -> isNamed(frame, name)))
              .map(Frame::variables)
              .toList();
      assertThat(recorded)
          .as("one of the frames of %s has %s", note.names(), note.variables())
          .anyMatch(variables -> differences(note, variables).isEmpty());
    }
  }

  private static boolean isNamed(Frame frame, String name) {
    return name.endsWith("*")
        ? frame.type().startsWith(name.substring(0, name.length() - 1))
        : name.equals(frame.method()) || name.equals(frame.type());
  }

  private static List<String> differences(Note note, Map<String, String> variables) {
    List<String> result = new ArrayList<>();
    note.variables()
        .forEach(
            (name, value) -> {
              boolean same =
                  value.equals("-")
                      ? !variables.containsKey(name)
                      : value.equals(variables.get(name));
              if (!same) {
                result.add(name);
              }
            });
    return result;
  }

  private static Frame frame(JsonNode frame) {
    Map<String, String> variables = new LinkedHashMap<>();
    frame.path("variables").forEach(v -> variables.put(v.path("name").asText(), text(v)));
    return new Frame(frame.path("class").asText(), frame.path("method").asText(), variables);
  }

  private static String text(JsonNode value) {
    String cut = value.path("cut").asText("");
    switch (value.path("kind").asText()) {
      case "object":
        return list(value.path("fields"), "{", "}");
      case "array":
      case "collection":
        String more = cut.equals("elements") ? "…" : "";
        return list(value.path("elements"), "[", more + "]");
      case "map":
        return StreamSupport.stream(value.path("entries").spliterator(), false)
            .map(entry -> text(entry.path("key")) + "=" + text(entry.path("value")))
            .collect(Collectors.joining(", ", "{", "}"));
      case "null":
        return "null";
      case "absent":
        return "<" + cut + ">";
      case "reference":
        return "&";
      default:
        return value.path("value").asText();
    }
  }

  private static String list(JsonNode values, String open, String close) {
    return StreamSupport.stream(values.spliterator(), false)
        .map(value -> (value.has("name") ? value.path("name").asText() + "=" : "") + text(value))
        .collect(Collectors.joining(", ", open, close));
  }
}
