# How many processes an app that forks may start: as many as fit into the dyno, each of WEB_MEMORY megabytes.
export MEMORY_AVAILABLE=${MEMORY_AVAILABLE:-512}
export WEB_MEMORY=${WEB_MEMORY:-512}
if [ -z "${WEB_CONCURRENCY:-}" ]; then
    WEB_CONCURRENCY=$((MEMORY_AVAILABLE / WEB_MEMORY))
    [ "$WEB_CONCURRENCY" -ge 1 ] || WEB_CONCURRENCY=1
fi
export WEB_CONCURRENCY
