# Asks the contenders in turn and prints how they compare; sourced, and sources the rest.
. src/bench/platform.sh
. src/bench/router/apps.sh
. src/bench/router/proxies.sh
CONTENDERS="direct nginx haproxy slipway"

# Where each is asked; "direct", which is the dyno itself, is yet to be added.
declare -A AT=([nginx]=http://127.0.0.1:5960 [haproxy]=http://127.0.0.1:5970 [slipway]=$BENCH_URL)

# processes NAME: whose processor time and memory count
processes() {
    case $1 in
    nginx) echo "$NGINX" && pgrep -P "$NGINX" ;;
    haproxy) echo "$HAPROXY" ;;
    jetty) echo "$JETTY" ;;
    slipway) echo "$BENCH_PID" ;;
    esac
}

# cpu NAME: seconds of processor time that its processes, with all of their threads, have had (proc(5): utime and stime)
cpu() {
    local process
    for process in $(processes "$1"); do sed 's/.*) //' "/proc/$process/stat"; done |
        awk -v ticks="$(getconf CLK_TCK)" '{ sum += $12 + $13 } END { printf "%.2f\n", sum / ticks }'
}

# resident NAME: KB of memory
resident() {
    local process
    for process in $(processes "$1"); do cat "/proc/$process/status"; done |
        awk '/^VmRSS/ { sum += $2 } END { print sum + 0 }'
}

# row NAME SPEED P50 P99 CPU_BEFORE CPU_AFTER UNITS: of a table; the processor time is of one unit
row() {
    awk -v begin="$1 $2 $3 $4" -v before="$5" -v after="$6" -v units="$7" -v memory="$(resident "$1")" \
        'BEGIN { printf "%s %.4f %.1f\n", begin, (after - before) / units, memory / 1024 }'
}

# ask NAME URL CONNECTIONS SECONDS: a row. The URL says where, SITE which host is asked for.
ask() {
    local before requests rps p50 p99 failed address=${2#*://}
    before=$(cpu "$1")
    BENCH_ADDRESS=${address%:*} wrk -t1 -c"$3" -d"$4" --timeout 10s -s src/bench/router/request.lua \
        "${2%%:*}://$SITE:${address##*:}/" >"$BENCH_DIR/wrk"
    read -r _ requests rps p50 p99 failed < <(grep '^RESULT' "$BENCH_DIR/wrk")
    row "$1" "$rps" "$p50" "$p99" "$before" "$(cpu "$1")" "$(awk -v n="$requests" 'BEGIN { print n / 100000 }')"
    [ "$failed" = 0 ] && [ "$requests" != 0 ] || echo "$1, $3 connections: $failed failed, $requests answered" >&2
}

# race CONNECTIONS: three rounds of requests to the URLs of the array AT, and their table
race() {
    local name
    rm -f "$BENCH_DIR/rows"
    for _ in 1 2 3; do
        for name in $CONTENDERS; do ask "$name" "${AT[$name]}" "$1" 4 >>"$BENCH_DIR/rows"; done
    done
    table requests/s
}

# column NAME FIELD
column() { awk -v name="$1" -v field="$2" '$1 == name { print $field }' "$BENCH_DIR/rows"; }

# middle NAME FIELD [OPERATOR OTHER]: the median of the rounds, or of what the two are to each other in each round
middle() {
    if [ $# = 2 ]; then column "$1" "$2"; else
        paste <(column "$1" "$2") <(column "$4" "$2") | awk "{ printf \"%.3f\\n\", \$1 $3 \$2 }"
    fi | median
}

# table SPEED: milliseconds are those beyond the dyno's own; 0 where none were taken
table() {
    local name
    printf '  %-8s%12s%9s%11s%10s%10s%9s%9s%11s%8s\n' \
        '' "$1" 'x nginx' 'x haproxy' 'p50 + ms' 'p99 + ms' 'CPU s' 'x nginx' 'x haproxy' 'MB'
    for name in $CONTENDERS; do
        printf '  %-8s%12.0f%9.2f%11.2f' "$name" \
            "$(middle "$name" 2)" "$(middle "$name" 2 / nginx)" "$(middle "$name" 2 / haproxy)"
        [ "$name" = direct ] || printf '%10.3f%10.2f%9.2f%9.2f%11.2f%8.0f' \
            "$(middle "$name" 3 - direct)" "$(middle "$name" 4 - direct)" \
            "$(middle "$name" 5)" "$(middle "$name" 5 / nginx)" "$(middle "$name" 5 / haproxy)" "$(middle "$name" 6)"
        echo
    done
}
