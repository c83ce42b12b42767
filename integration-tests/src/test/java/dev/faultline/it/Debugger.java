// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.it;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.ListeningConnector;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.event.ExceptionEvent;
import java.io.IOException;
import java.util.Map;

/**
 * A debugger that a JVM connects to, which stops at each exception, as people tell theirs to, and
 * lets the program go on.
 */
final class Debugger implements AutoCloseable {

  private final ListeningConnector connector;
  private final Map<String, Connector.Argument> arguments;
  private final String address;
  private int stops;

  Debugger() throws Exception {
    connector =
        Bootstrap.virtualMachineManager().listeningConnectors().stream()
            .filter(found -> found.transport().name().equals("dt_socket"))
            .findFirst()
            .orElseThrow();
    arguments = connector.defaultArguments();
    arguments.get("localAddress").setValue("127.0.0.1");
    arguments.get("port").setValue("0");
    address = connector.startListening(arguments);
  }

  /** For the JVM that is to be debugged. */
  String option() {
    String port = address.substring(address.lastIndexOf(':') + 1);
    return "-agentlib:jdwp=transport=dt_socket,server=n,suspend=y,address=127.0.0.1:" + port;
  }

  /** Until the JVM has ended: how often it stopped in the class. */
  int debug(String className) throws Exception {
    VirtualMachine machine = connector.accept(arguments);
    machine.eventRequestManager().createExceptionRequest(null, true, true).enable();
    try {
      while (true) {
        EventSet events = machine.eventQueue().remove();
        for (Event event : events) {
          if (event instanceof ExceptionEvent exception
              && exception.location().declaringType().name().equals(className)) {
            stops++;
          }
        }
        events.resume();
      }
    } catch (VMDisconnectedException ended) {
      return stops;
    }
  }

  @Override
  public void close() throws IOException {
    try {
      connector.stopListening(arguments);
    } catch (com.sun.jdi.connect.IllegalConnectorArgumentsException e) {
      throw new IOException(e);
    }
  }
}
