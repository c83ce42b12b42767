// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.library.http;

import dev.faultline.agent.core.capture.Invocations;
import dev.faultline.agent.core.capture.OutgoingRequests;
import dev.faultline.agent.core.capture.Tasks;
import dev.faultline.agent.core.record.LibraryFields;
import dev.faultline.agent.instrumentation.library.LibraryMethod;
import java.util.ArrayList;
import java.util.List;

/** Where servers and frameworks handle requests that come in, and where clients make some. */
public final class HttpLibraries {

  private static final int ALL_BITS = -1;

  /**
   * Put together at run time: the build would rename it in one piece, as it does the agent's own.
   */
  private static final String OKHTTP = "okhttp".concat("3/");

  private static final String MVC = "org/springframework/web/servlet/mvc/method/";

  private static final String WEBFLUX = "org/springframework/web/reactive/result/method/";

  private HttpLibraries() {}

  public static List<LibraryMethod> methods(Invocations invocations, LibraryFields fields) {
    List<LibraryMethod> methods = new ArrayList<>();
    servers(invocations, fields, methods);
    jaxRs(invocations, fields, methods);
    statuses(invocations, fields, methods);
    methods.add(
        new LibraryMethod(
            MVC + "RequestMappingInfoHandlerMapping",
            "handleMatch",
            "(L" + MVC + "RequestMappingInfo;Ljava/lang/String;*",
            new RoutePoint(invocations, fields),
            1));
    methods.add(
        new LibraryMethod(
            MVC + "annotation/ServletInvocableHandlerMethod",
            "invokeAndHandle",
            "(Lorg/springframework/web/context/request/ServletWebRequest;*",
            new HandlerPoint(invocations, fields),
            0));
    methods.add(
        new LibraryMethod(
            "org/springframework/web/method/support/InvocableHandlerMethod",
            "doInvoke",
            "([Ljava/lang/Object;)Ljava/lang/Object;",
            new ArgumentsPoint(invocations, fields),
            0,
            1));
    return methods;
  }

  /** Where clients have an answer to a request of the application. */
  public static List<LibraryMethod> clients(
      OutgoingRequests requests, Tasks tasks, LibraryFields fields) {
    List<LibraryMethod> methods = new ArrayList<>();
    JdkClientPoint jdk = new JdkClientPoint(requests, fields);
    methods.add(
        new LibraryMethod(
            "java/net/HttpURLConnection",
            "getResponseCode",
            "()I",
            new JdkConnectionPoint(requests, fields),
            0));
    methods.add(
        new LibraryMethod(
            "jdk/internal/net/http/HttpClientImpl",
            "send",
            "(Ljava/net/http/HttpRequest;Ljava/net/http/HttpResponse$BodyHandler;)"
                + "Ljava/net/http/HttpResponse;",
            jdk));
    methods.add(
        new LibraryMethod(
            "jdk/internal/net/http/HttpClientImpl",
            "sendAsync",
            "(Ljava/net/http/HttpRequest;Ljava/net/http/HttpResponse$BodyHandler;"
                + "Ljava/net/http/HttpResponse$PushPromiseHandler;)"
                + "Ljava/util/concurrent/CompletableFuture;",
            new JdkAsyncClientPoint(tasks, jdk)));
    ApacheClientPoint apache = new ApacheClientPoint(requests, fields);
    methods.add(
        new LibraryMethod(
            "org/apache/http/impl/client/InternalHttpClient",
            "doExecute",
            "(Lorg/apache/http/HttpHost;Lorg/apache/http/HttpRequest;*",
            apache,
            1,
            2));
    methods.add(
        new LibraryMethod(
            "org/apache/hc/client5/http/impl/classic/InternalHttpClient",
            "doExecute",
            "(Lorg/apache/hc/core5/http/HttpHost;Lorg/apache/hc/core5/http/ClassicHttpRequest;*",
            apache,
            1,
            2));
    methods.add(
        new LibraryMethod(
            "reactor/netty/http/client/HttpClientOperations",
            "setNettyResponse",
            "(Lio/netty/handler/codec/http/HttpResponse;)V",
            new ReactorClientPoint(requests, fields),
            0,
            1));
    OkHttpPoint okhttp = new OkHttpPoint(requests, fields);
    methods.add(
        new LibraryMethod(
            OKHTTP + "RealCall",
            "getResponseWithInterceptorChain",
            "()L" + OKHTTP + "Response;",
            okhttp));
    methods.add(
        new LibraryMethod(
            OKHTTP + "internal/connection/RealCall",
            "getResponseWithInterceptorChain$okhttp",
            "()L" + OKHTTP + "Response;",
            okhttp));
    return methods;
  }

  private static void servers(
      Invocations invocations, LibraryFields fields, List<LibraryMethod> methods) {
    tomcat(invocations, fields, methods);
    jetty(invocations, fields, methods);
    undertow(invocations, fields, methods);
    reactor(invocations, fields, methods);
    methods.add(
        new LibraryMethod(
            "com/sun/net/httpserver/Filter$Chain",
            "doFilter",
            "(Lcom/sun/net/httpserver/HttpExchange;)V",
            new RequestPoint(invocations, new JdkServer(fields)),
            1));
  }

  private static void jaxRs(
      Invocations invocations, LibraryFields fields, List<LibraryMethod> methods) {
    methods.add(
        new LibraryMethod(
            "org/glassfish/jersey/server/model/ResourceMethodInvoker",
            "apply",
            "(Lorg/glassfish/jersey/server/internal/process/RequestProcessingContext;)*",
            new JerseyPoint(invocations, fields),
            0,
            1));
    methods.add(
        new LibraryMethod(
            "org/jboss/resteasy/core/ResourceMethodInvoker",
            "invoke",
            "(Lorg/jboss/resteasy/spi/HttpRequest;Lorg/jboss/resteasy/spi/HttpResponse;"
                + "Ljava/lang/Object;)Lorg/jboss/resteasy/specimpl/BuiltResponse;",
            new RestEasyPoint(invocations, fields),
            0));
  }

  private static void reactor(
      Invocations invocations, LibraryFields fields, List<LibraryMethod> methods) {
    methods.add(
        new LibraryMethod(
            "reactor/netty/http/server/HttpServer$HttpServerHandle",
            "onStateChange",
            "(Lreactor/netty/Connection;Lreactor/netty/ConnectionObserver$State;)V",
            new ReactorNettyPoint(invocations, new ReactorNetty(fields)),
            1,
            2));
    methods.add(
        new LibraryMethod(
            "reactor/netty/channel/ChannelOperations",
            "terminate",
            "()V",
            new CompletionPoint(invocations, RequestKey.ITSELF),
            0));
    methods.add(
        new LibraryMethod(
            WEBFLUX + "RequestMappingInfoHandlerMapping",
            "handleMatch",
            "(L" + WEBFLUX + "RequestMappingInfo;L*",
            new RoutePoint(invocations, fields),
            1));
    methods.add(
        new LibraryMethod(
            WEBFLUX + "InvocableHandlerMethod",
            "invoke",
            "(Lorg/springframework/web/server/ServerWebExchange;*",
            new HandlerPoint(invocations, fields),
            0));
  }

  private static void tomcat(
      Invocations invocations, LibraryFields fields, List<LibraryMethod> methods) {
    String adapter = "org/apache/catalina/connector/CoyoteAdapter";
    String passed = "(Lorg/apache/coyote/Request;Lorg/apache/coyote/Response;";
    RequestPoint request = new RequestPoint(invocations, new Tomcat(fields));
    methods.add(new LibraryMethod(adapter, "service", passed + ")V", request, 1, 2));
    GoingOnPoint goingOn = new GoingOnPoint(invocations, RequestKey.ITSELF);
    methods.add(new LibraryMethod(adapter, "asyncDispatch", passed + "*", goingOn, 1));
  }

  private static void undertow(
      Invocations invocations, LibraryFields fields, List<LibraryMethod> methods) {
    methods.add(
        new LibraryMethod(
            "io/undertow/servlet/handlers/ServletInitialHandler",
            "dispatchRequest",
            "(Lio/undertow/server/HttpServerExchange;*",
            new RequestPoint(invocations, new Undertow(fields), true),
            1));
    methods.add(
        new LibraryMethod(
            "io/undertow/server/HttpServerExchange",
            "invokeExchangeCompleteListeners",
            "()V",
            new CompletionPoint(invocations, RequestKey.ITSELF),
            0));
  }

  private static void jetty(
      Invocations invocations, LibraryFields fields, List<LibraryMethod> methods) {
    Jetty known = new Jetty(fields);
    RequestPoint jetty = new RequestPoint(invocations, known);
    methods.add(
        new LibraryMethod(
            "org/eclipse/jetty/server/Server",
            "handle",
            "(Lorg/eclipse/jetty/server/HttpChannel;)V",
            jetty,
            1));
    methods.add(
        new LibraryMethod(
            "org/eclipse/jetty/server/Server",
            "handle",
            "(Lorg/eclipse/jetty/server/Request;Lorg/eclipse/jetty/server/Response;"
                + "Lorg/eclipse/jetty/util/Callback;)Z",
            jetty,
            1,
            2));
    GoingOnPoint goingOn = new GoingOnPoint(invocations, RequestKey.ITSELF);
    methods.add(
        new LibraryMethod(
            "org/eclipse/jetty/server/Server",
            "handleAsync",
            "(Lorg/eclipse/jetty/server/HttpChannel;)V",
            goingOn,
            1));
    CompletionPoint completion = new CompletionPoint(invocations, RequestKey.ITSELF);
    methods.add(
        new LibraryMethod(
            "org/eclipse/jetty/server/HttpChannel", "onCompleted", "()V", completion, 0));
    methods.add(
        new LibraryMethod(
            "org/eclipse/jetty/server/internal/HttpChannelState", "recycle", "()V", completion, 0));
    GoingOnPoint servlet =
        new GoingOnPoint(
            invocations,
            known.ofServletChannel(fields.named("_coreRequest"), fields.named("_request")));
    for (String channel :
        new String[] {
          "ee8/nested/HttpChannel",
          "ee9/nested/HttpChannel",
          "ee10/servlet/ServletChannel",
          "ee11/servlet/ServletChannel"
        }) {
      methods.add(new LibraryMethod("org/eclipse/jetty/" + channel, "handle", "()*", servlet, 0));
    }
  }

  private static void statuses(
      Invocations invocations, LibraryFields fields, List<LibraryMethod> methods) {
    methods.add(
        new LibraryMethod(
            "org/apache/coyote/Response",
            "setStatus",
            "(I)V",
            new StatusPoint(invocations, null, fields.named("status"), ALL_BITS),
            0));
    StatusPoint jetty = new StatusPoint(invocations, null, fields.named("_status"), ALL_BITS);
    for (String response : new String[] {"Response", "internal/HttpChannelState$ChannelResponse"}) {
      methods.add(
          new LibraryMethod("org/eclipse/jetty/server/" + response, "setStatus", "(I)V", jetty, 0));
    }
    methods.add(
        new LibraryMethod(
            "io/undertow/server/HttpServerExchange",
            "setStatusCode",
            "(I)*",
            new StatusPoint(invocations, null, fields.named("state"), Undertow.STATUS),
            0));
    for (String exchange : new String[] {"HttpExchangeImpl", "HttpsExchangeImpl"}) {
      methods.add(
          new LibraryMethod(
              "sun/net/httpserver/" + exchange,
              "sendResponseHeaders",
              "(IJ)V",
              new StatusPoint(invocations, fields.named("impl"), fields.named("rcode"), ALL_BITS),
              0));
    }
  }
}
