# Runs exactly the Procfile's web line, as `mvn` alone does: the JDK that runs Maven, port 5000, the sample site.
PATH="${SLIPWAY_JDK:-/usr}/bin:$PATH"
PORT="${PORT:-5000}"
JAVA_OPTS="${JAVA_OPTS:--Xms32m -Xmx384m -XX:+UseSerialGC}"
SLIPWAY_SAMPLE="${SLIPWAY_SAMPLE:-$PWD/src/samples/smartsite}"
SLIPWAY_DYNOS_ON_EXIT="${SLIPWAY_DYNOS_ON_EXIT:-stop}"
unset SLIPWAY_JDK
export PATH PORT JAVA_OPTS SLIPWAY_SAMPLE SLIPWAY_DYNOS_ON_EXIT
eval "exec $(sed -n 's/^web: *//p' Procfile)"
