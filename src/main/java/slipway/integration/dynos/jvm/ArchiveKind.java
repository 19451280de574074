package slipway.integration.dynos.jvm;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The two kinds of archives that a running JVM can write, and how it is told to.
 *
 * <p>Both are written when the JVM is asked to, after it has shown to be healthy, so that no second process of the app
 * is ever started; a small app's JVM stands still for a quarter to half a second meanwhile (measured). It is asked through
 * its attach listener, which is told to be there from the beginning: the signal that would start it later kills some
 * JVMs, and all that are none. What cannot be silenced is that a JVM says in its output, once, that it wrote an archive.
 */
enum ArchiveKind {
    /**
     * Class data (JEP 350), JDK 17 and later. Every JVM of the dyno may be told, since one that cannot use the archive
     * says nothing and goes on: so it goes into JAVA_TOOL_OPTIONS, which our buildpacks set in any case. Recording costs
     * a boot 3 % of its processor time, and at most 8 % of its time (measured).
     */
    CLASS_DATA(
            "JAVA_TOOL_OPTIONS",
            "-XX:+RecordDynamicDumpInfo -XX:+StartAttachListener",
            "-Xshare:auto -XX:SharedArchiveFile=" + ArchiveKind.MOUNTED,
            "-Xlog:cds=off -Xlog:cds+dynamic=off",
            "VM.cds dynamic_dump " + ArchiveKind.WRITTEN),
    /**
     * Classes, linked and with what the compiler has learnt (JEP 514 and 515), JDK 25 and later: a third quicker for
     * large apps, where class data gains an eighth (measured). But a JVM that records writes its archive at its end at
     * the latest, which takes it seconds, and tells its output so; and it refuses other options about archives. So only
     * the one that is meant may be told: that of a command which is nothing but {@code java} with JAVA_OPTS, and not
     * those that a script starts on its way. A process of the JVM's own puts the archive together, of 170 MB for a small
     * app; recording makes a boot some 20 % slower (both measured).
     */
    AOT(
            "JAVA_OPTS",
            "-XX:AOTMode=record -XX:AOTCacheOutput=" + ArchiveKind.WRITTEN + " -XX:+StartAttachListener",
            "-XX:AOTCache=" + ArchiveKind.MOUNTED,
            "-Xlog:aot=off -Xlog:cds=off",
            "AOT.end_recording");

    /** Where a dyno's JVM writes its archive. */
    static final String WRITTEN = "/tmp/.slipway-archive";

    /** Where later dynos find it. */
    static final String MOUNTED = "/.archive";

    private static final int FIRST_WITH_CLASS_DATA = 17;
    private static final int FIRST_WITH_AOT = 25;
    private static final Pattern ONLY_JAVA =
            Pattern.compile("\\s*(exec\\s+)?java\\s+[^;&|`\\n]*\\$\\{?JAVA_OPTS\\b[^;&|`\\n]*");

    /** An app that has archives of its own, or wants none, knows better; and JVMs end at options that do not agree. */
    private static final Pattern APPS_OWN = Pattern.compile(
            "-Xshare|-XX:\\S*(Shared|AOT|CDS|ArchiveClasses|DumpLoadedClass|DynamicDump|AttachMechanism)");

    private final String variable;
    private final String recording;
    private final String using;
    private final String silence;
    private final String request;

    ArchiveKind(String variable, String recording, String using, String silence, String request) {
        this.variable = variable;
        this.recording = recording;
        this.using = using;
        this.silence = silence;
        this.request = request;
    }

    /** What is best for a command; empty where it must be left alone. */
    static Optional<ArchiveKind> of(Jdk jdk, String command, Map<String, String> environment) {
        boolean hasOwn = Stream.of("JAVA_OPTS", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS")
                        .map(name -> environment.getOrDefault(name, ""))
                        .anyMatch(options -> APPS_OWN.matcher(options).find())
                || APPS_OWN.matcher(command).find();
        if (hasOwn || jdk.major() < FIRST_WITH_CLASS_DATA) {
            return Optional.empty();
        }
        return Optional.of(
                jdk.major() >= FIRST_WITH_AOT && ONLY_JAVA.matcher(command).matches() ? AOT : CLASS_DATA);
    }

    /** The environment variable for the options. */
    String variable() {
        return variable;
    }

    String recordingOptions() {
        return silence + " " + recording;
    }

    String usingOptions() {
        return silence + " " + using;
    }

    /** What the JVM is asked. */
    String request() {
        return request;
    }
}
