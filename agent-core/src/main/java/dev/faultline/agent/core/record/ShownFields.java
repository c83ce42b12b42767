// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.record;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.StringTokenizer;

/**
 * Which fields of the JDK's classes, and of those of languages, say what an object is: of a reader
 * what it reads from, not its buffer; of a random number generator nothing, since its state is a
 * secret. Classes that are not listed show all they have. Names that a JDK does not have are of
 * another one.
 */
final class ShownFields {

  private static final Map<String, Set<String>> SHOWN = new HashMap<>();

  private static final String[] LISTED = {
    "java.io.Reader",
    "java.io.Writer",
    "java.io.BufferedReader in",
    "java.io.BufferedWriter out",
    "java.io.InputStreamReader sd",
    "java.io.OutputStreamWriter se",
    "sun.nio.cs.StreamDecoder in ch",
    "sun.nio.cs.StreamEncoder out ch",
    "java.io.FilterInputStream in",
    "java.io.FilterOutputStream out",
    "java.io.BufferedInputStream",
    "java.io.BufferedOutputStream",
    "java.io.DataInputStream",
    "java.io.DataOutputStream written",
    "java.io.PushbackInputStream",
    "java.io.PushbackReader",
    "java.io.FilterReader in",
    "java.io.FilterWriter out",
    "java.io.LineNumberReader lineNumber",
    "java.io.PrintStream",
    "java.io.PrintWriter out",
    "java.io.ByteArrayInputStream buf pos count",
    "java.io.ByteArrayOutputStream buf count",
    "java.io.StringReader str next r",
    "java.io.StringWriter buf",
    "java.io.CharArrayReader buf pos count",
    "java.io.CharArrayWriter buf count",
    "java.io.SequenceInputStream in",
    "java.io.ObjectInputStream bin",
    "java.io.ObjectInputStream$BlockDataInputStream in",
    "java.io.ObjectInputStream$PeekInputStream in",
    "java.io.ObjectOutputStream bout",
    "java.io.ObjectOutputStream$BlockDataOutputStream out",
    "java.util.zip.InflaterInputStream",
    "java.util.zip.DeflaterOutputStream",
    "java.util.zip.GZIPInputStream eos",
    "java.util.zip.GZIPOutputStream",
    "java.util.zip.CheckedInputStream",
    "java.util.zip.ZipInputStream",
    "java.util.zip.ZipOutputStream",
    "java.util.zip.ZipEntry name size",
    "java.util.zip.Inflater",
    "java.util.zip.Deflater",
    "java.util.Scanner source closed",
    "java.util.Formatter a",
    "java.util.StringTokenizer str currentPosition",
    "java.util.Random",
    "java.util.SplittableRandom",
    "java.security.SecureRandom algorithm",
    "java.util.concurrent.ThreadLocalRandom",
    "java.util.Timer",
    "java.util.TimerTask state nextExecutionTime period",
    "java.util.ResourceBundle name locale",
    "java.util.PropertyResourceBundle",
    "java.util.ServiceLoader service",
    "java.lang.ThreadLocal",
    "java.lang.InheritableThreadLocal",
    "java.lang.ThreadGroup name",
    "java.lang.Package name",
    "java.lang.NamedPackage",
    "java.lang.Module name",
    "java.lang.ref.Reference referent",
    "java.lang.ref.SoftReference",
    "java.lang.ref.ReferenceQueue",
    "java.lang.ref.Cleaner",
    "java.lang.invoke.MethodHandle type",
    "java.lang.invoke.VarHandle",
    "java.lang.reflect.AccessibleObject",
    "java.lang.Process",
    "java.lang.ProcessImpl pid exitcode hasExited",
    "java.lang.UNIXProcess pid exitcode hasExited",
    "java.net.URLConnection url connected",
    "java.net.HttpURLConnection method responseCode",
    "sun.net.www.URLConnection",
    "sun.net.www.protocol.http.HttpURLConnection",
    "sun.net.www.protocol.https.HttpsURLConnectionImpl",
    "sun.net.www.protocol.https.AbstractDelegateHttpsURLConnection",
    "sun.net.www.protocol.https.DelegateHttpsURLConnection",
    "sun.net.www.protocol.jar.JarURLConnection",
    "java.net.JarURLConnection",
    "java.net.NetworkInterface name",
    "jdk.internal.net.http.HttpClientFacade",
    "jdk.internal.net.http.HttpClientImpl",
    "jdk.internal.net.http.HttpRequestImpl uri method",
    "jdk.internal.net.http.ImmutableHttpRequest uri method",
    "jdk.internal.net.http.HttpResponseImpl responseCode uri",
    "java.nio.channels.spi.AbstractInterruptibleChannel",
    "java.nio.channels.spi.AbstractSelectableChannel",
    "java.nio.channels.spi.AbstractSelector",
    "sun.nio.ch.SelectorImpl",
    "sun.nio.ch.EPollSelectorImpl",
    "sun.nio.ch.FileChannelImpl path readable writable",
    "sun.nio.ch.SocketChannelImpl localAddress remoteAddress",
    "sun.nio.ch.ServerSocketChannelImpl localAddress",
    "sun.nio.ch.DatagramChannelImpl localAddress remoteAddress",
    "sun.nio.ch.ChannelInputStream ch",
    "sun.nio.ch.ChannelOutputStream ch",
    "java.nio.Buffer position limit capacity",
    "java.nio.ByteBuffer hb",
    "java.nio.CharBuffer hb",
    "java.nio.IntBuffer hb",
    "java.nio.LongBuffer hb",
    "java.nio.ShortBuffer hb",
    "java.nio.FloatBuffer hb",
    "java.nio.DoubleBuffer hb",
    "java.nio.HeapByteBuffer",
    "java.nio.HeapCharBuffer",
    "java.nio.MappedByteBuffer",
    "java.nio.DirectByteBuffer",
    "java.nio.StringCharBuffer str",
    "java.util.regex.Matcher parentPattern text",
    "java.text.Format",
    "java.text.DateFormat",
    "java.text.SimpleDateFormat pattern locale",
    "java.text.MessageFormat pattern locale",
    "java.text.NumberFormat",
    "java.util.concurrent.CompletableFuture result",
    "java.util.concurrent.CompletableFuture$AltResult ex",
    "java.util.concurrent.FutureTask outcome callable",
    "java.util.concurrent.ForkJoinTask",
    "java.util.concurrent.AbstractExecutorService",
    "java.util.concurrent.ThreadPoolExecutor workQueue corePoolSize maximumPoolSize",
    "java.util.concurrent.ScheduledThreadPoolExecutor",
    "java.util.concurrent.ForkJoinPool",
    "java.util.concurrent.Exchanger",
    "java.util.concurrent.Phaser",
    "java.util.concurrent.atomic.Striped64 base cells",
    "java.util.stream.AbstractPipeline",
    "java.util.stream.ReferencePipeline",
    "java.util.Optional value",
    "java.util.jar.JarFile",
    "java.util.zip.ZipFile name",
    "javax.crypto.Cipher transformation",
    "java.security.MessageDigest algorithm",
    "java.security.MessageDigest$Delegate",
    "java.security.Signature algorithm",
    "java.security.KeyStore type",
    "javax.crypto.Mac algorithm",
    "javax.net.ssl.SSLContext protocol",
    "groovy.lang.Closure delegate owner",
    "groovy.lang.MetaClassImpl theClass",
    "groovy.lang.ExpandoMetaClass",
    "groovy.lang.Binding variables",
    "groovy.lang.IntRange from to inclusiveLeft inclusiveRight",
    "groovy.lang.ObjectRange from to",
    "groovy.lang.NumberRange from to stepSize inclusiveLeft inclusiveRight",
    "java.util.AbstractList",
    "clojure.lang.AFunction",
    "clojure.lang.Obj",
    "clojure.lang.ASeq",
    "clojure.lang.APersistentMap",
    "clojure.lang.APersistentVector",
    "clojure.lang.ARef",
    "clojure.lang.AReference",
    "clojure.lang.Atom state",
    "clojure.lang.Agent state",
    "clojure.lang.Ref tvals",
    "clojure.lang.Ref$TVal val",
    "clojure.lang.Delay val exception",
  };

  /** What compilers put into each class of the application. */
  private static final Set<String> OF_COMPILERS =
      new HashSet<>(Arrays.asList("__methodImplCache", "__hash", "__hasheq", "__meta"));

  static {
    for (String line : LISTED) {
      String[] words = words(line);
      SHOWN.put(words[0], new HashSet<>(Arrays.asList(words).subList(1, words.length)));
    }
  }

  private ShownFields() {}

  private static String[] words(String line) {
    return Collections.list(new StringTokenizer(line)).toArray(new String[0]);
  }

  static boolean shows(Class<?> declaring, Field field) {
    if (OF_COMPILERS.contains(field.getName())
        || field.getType().getName().equals("groovy.lang.MetaClass")) {
      return false;
    }
    Set<String> shown = SHOWN.get(declaring.getName());
    return shown == null || shown.contains(field.getName());
  }
}
