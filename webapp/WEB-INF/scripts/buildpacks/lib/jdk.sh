# Finds JDKs on this machine and sets an app up to run on one; sourced by the Java buildpacks.

# Prints "MAJOR FULL-VERSION HOME" of every JDK found, oldest first.
installed_jdks() {
    local home version major
    for home in "${SLIPWAY_JAVA_HOME:-}" /usr/lib/jvm/* /opt/java/* /opt/jdk* /opt/*jdk* "$(path_jdk)"; do
        [ -x "$home/bin/javac" ] || continue
        home=$(cd "$home" && pwd -P)
        version=$(sed -n 's/^JAVA_VERSION="\(.*\)"$/\1/p' "$home/release" 2>/dev/null)
        [ -n "$version" ] || version=$("$home/bin/java" -version 2>&1 | sed -n '1s/.*"\(.*\)".*/\1/p')
        major=${version#1.}
        major=${major%%[!0-9]*}
        [ -n "$major" ] && echo "$major $version $home"
    done | sort -u | sort -n
}

path_jdk() {
    local javac
    javac=$(command -v javac) && dirname "$(dirname "$(readlink -f "$javac")")"
}

# Prints the major version that system.properties of the folder $1 asks for; nothing where it does not say.
wanted_java() {
    [ -f "$1/system.properties" ] || return 0
    local version
    version=$(sed -n 's/^[[:space:]]*java\.runtime\.version[[:space:]]*[=:][[:space:]]*\([^[:space:]]*\).*/\1/p' \
        "$1/system.properties" | tail -n 1)
    # Such as 17, 1.8, 17.0.12, openjdk-21, zulu-11.
    version=${version##*-}
    version=${version#1.}
    echo "${version%%.*}"
}

# Chooses a JDK for the folder $1: sets JAVA_HOME, JAVA_MAJOR and PATH, and says which. The version that is asked for,
# else the nearest newer one, with a warning; without a wish, the platform's own.
choose_jdk() {
    local wanted jdks line
    wanted=$(wanted_java "$1")
    jdks=$(installed_jdks)
    case $wanted in
    *[!0-9]*)
        echo " !     java.runtime.version in system.properties is not a version: $wanted"
        return 1
        ;;
    "") line=$(echo "$jdks" | grep -F " ${SLIPWAY_JAVA_HOME:-none}" | head -n 1) ;;
    *) line=$(echo "$jdks" | awk -v wanted="$wanted" '$1 >= wanted { print; exit }') ;;
    esac
    [ -n "$line" ] || [ -n "$wanted" ] || line=$(echo "$jdks" | tail -n 1)
    if [ -z "$line" ]; then
        echo " !     No JDK of version $wanted or newer is installed on this platform; there is: $(echo "$jdks" | cut -d' ' -f1 | sort -nu | tr '\n' ' ')"
        echo " !     Ask its operator to install one, or change java.runtime.version in system.properties."
        return 1
    fi
    JAVA_MAJOR=${line%% *}
    local rest=${line#* }
    JAVA_HOME=${rest#* }
    export JAVA_HOME JAVA_MAJOR PATH="$JAVA_HOME/bin:$PATH"
    echo "-----> Using OpenJDK ${rest%% *}"
    if [ -n "$wanted" ] && [ "$wanted" != "$JAVA_MAJOR" ]; then
        echo " !     Warning: system.properties asks for Java $wanted, which is not installed here."
        echo " !     Java $JAVA_MAJOR, the nearest newer version, is used instead."
    fi
}

# Lets the dynos of the folder $1 find the chosen JDK and size it by their memory (Heroku's jvm-common buildpack).
write_profile() {
    mkdir -p "$1/.profile.d"
    cat >"$1/.profile.d/jvmcommon.sh" <<PROFILE
if [ -x "$JAVA_HOME/bin/java" ]; then
    export JAVA_HOME="$JAVA_HOME"
    export PATH="$JAVA_HOME/bin:\$PATH"
fi
PROFILE
    cat >>"$1/.profile.d/jvmcommon.sh" <<'PROFILE'
case ${MEMORY_AVAILABLE:-512} in
512) jvm_flags="-Xmx300m -Xss512k -XX:CICompilerCount=2" ;;
1024) jvm_flags="-Xmx671m -XX:CICompilerCount=2" ;;
*) jvm_flags="-XX:MaxRAMPercentage=80.0" ;;
esac
jvm_flags="-XX:MaxRAM=${MEMORY_AVAILABLE:-512}m $jvm_flags -Dfile.encoding=UTF-8"
# A JVM on a machine this small would choose the serial collector by itself; one that sees the whole host does not.
if [ "${MEMORY_AVAILABLE:-512}" -lt 1792 ]; then
    case "${JAVA_OPTS:-} ${JAVA_TOOL_OPTIONS:-}" in
    *-XX:+Use*GC*) ;;
    *) jvm_flags="-XX:+UseSerialGC $jvm_flags" ;;
    esac
fi
export JAVA_OPTS="$jvm_flags${JAVA_OPTS:+ $JAVA_OPTS}"
case ${DYNO:-} in
run.*) ;;
*) export JAVA_TOOL_OPTIONS="$jvm_flags${JAVA_TOOL_OPTIONS:+ $JAVA_TOOL_OPTIONS}" ;;
esac
unset jvm_flags
PROFILE
}
