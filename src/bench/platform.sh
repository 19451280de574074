# Starts and stops a platform of its own for a benchmark; sourced.
BENCH_PORT=${BENCH_PORT:-5900}
BENCH_TLS_PORT=${BENCH_TLS_PORT:-5901}
BENCH_FLAGS="-Xms32m -Xmx384m -XX:+UseSerialGC"
BENCH_URL=http://127.0.0.1:$BENCH_PORT
# The Python beside this leaves nothing in the sources.
export PYTHONDONTWRITEBYTECODE=1
export BENCH_PORT BENCH_TLS_PORT BENCH_URL BENCH_FLAGS

start_platform() {
    BENCH_DIR=${BENCH_DIR:-$(mktemp -d "${TMPDIR:-/tmp}/slipway-bench.XXXXXX")}
    chmod 711 "$BENCH_DIR"
    export BENCH_DIR
    PORT=$BENCH_PORT SLIPWAY_HOME=$BENCH_DIR/home SLIPWAY_OPERATOR_PASSWORD=bench-password SLIPWAY_DYNOS_ON_EXIT=stop \
        SLIPWAY_RATE_LIMIT=1000000000 SLIPWAY_TLS_PORT=$BENCH_TLS_PORT JAVA_OPTS=$BENCH_FLAGS \
        sh -c "exec $(sed -n 's/^web: *//p' Procfile)" >"$BENCH_DIR/log" 2>&1 &
    BENCH_PID=$!
    export BENCH_PID
    until curl -sf -o /dev/null "$BENCH_URL/health"; do
        kill -0 "$BENCH_PID" || { cat "$BENCH_DIR/log"; return 1; }
        sleep 0.02
    done
}

stop_platform() {
    [ -z "${BENCH_PID:-}" ] || { kill "$BENCH_PID" && wait "$BENCH_PID" || true; }
    BENCH_PID=
}

now() { date +%s%3N; }

median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

# Prints a new token of the operator's.
token() {
    curl -sf -u operator@localhost:bench-password -X POST -H 'Accept: application/vnd.heroku+json; version=3' \
        "$BENCH_URL/oauth/authorizations" -d '{}' | field access_token token
}

# Prints what psql and pgbench need to reach the platform's own PostgreSQL; the password is derived as PlatformKey does.
database_environment() {
    python3 -c 'import base64, hashlib, hmac, sys
key = base64.b64decode(open(sys.argv[1] + "/secret.key").read())
password = hmac.new(key, b"password:embedded-postgres", hashlib.sha256).digest()
print("export PGHOST=127.0.0.1 PGUSER=slipway PGDATABASE=postgres PGSSLMODE=require")
print("export PGPORT=" + open(sys.argv[1] + "/postgres/port").read().strip())
print("export PGPASSWORD=" + base64.urlsafe_b64encode(password).decode().rstrip("="))' "$BENCH_DIR/home"
}

# api METHOD PATH [BODY]
api() {
    [ -n "${BENCH_TOKEN:-}" ] || BENCH_TOKEN=$(token)
    curl -sf -X "$1" -H 'Accept: application/vnd.heroku+json; version=3' -H "Authorization: Bearer $BENCH_TOKEN" \
        "$BENCH_URL$2" -d "${3:-}"
}

# Prints a field of the JSON on standard input.
field() { python3 -c 'import json,sys
value = json.load(sys.stdin)
for name in sys.argv[1:]: value = value[name]
print(value)' "$@"; }

# upload TARBALL: prints the source's get_url
upload() {
    local source
    source=$(api POST /sources)
    curl -sf -T "$1" "$(echo "$source" | field source_blob put_url | sed "s#http://localhost:[0-9]*#$BENCH_URL#")"
    echo "$source" | field source_blob get_url
}

# build APP GET_URL: follows the build to its end
build() {
    local stream
    stream=$(api POST "/apps/$1/builds" "{\"source_blob\":{\"url\":\"$2\"},\"buildpacks\":[{\"name\":\"heroku/jvm\"}]}" |
        field output_stream_url | sed "s#http://localhost:[0-9]*#$BENCH_URL#")
    curl -sfN "$stream" >/dev/null
}
