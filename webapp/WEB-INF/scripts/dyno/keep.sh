#!/usr/bin/env bash
# A dyno's keeper: outlives the platform, starts the dyno once in a process group of its own, and writes down its
# processes and its exit status.
# Arguments: the dyno's folder; "kept" to let it write its output to disk, or "attached" to let it have this process's
# input and output, at whose other end somebody waits; the command.
folder=$1
mode=$2
shift 2

# Only one keeper ever gets past this line.
mkdir "$folder/claimed" 2>/dev/null || exit 0

start_time() {
    local stat
    # A process that has ended already has none.
    stat=$(cat "/proc/$1/stat" 2>/dev/null)
    stat=${stat##*) }
    set -- $stat
    echo "${20:-0}"
}

# A shell without job control lets what it starts in the background ignore Ctrl-C, for good.
set -- env --default-signal=INT,QUIT "$@"
if [ "$mode" = attached ]; then
    setsid "$@" <&0 &
else
    # Through a pipe, as programs expect: what they open again by name, such as /dev/stdout, must not cut a file off.
    exec 3> >(exec cat >>"$folder/output")
    relay=$!
    setsid "$@" </dev/null >&3 2>&1 3>&- &
fi
leader=$!
# Nothing of the dyno's environment is of use here any more, and its input and output are its own.
exec </dev/null >/dev/null 2>&1 3>&-
echo "$$ $(start_time $$) $leader $(start_time $leader)" >"$folder/process.new"
mv "$folder/process.new" "$folder/process"

wait "$leader"
status=$?
# What the dyno has left running in its group ends with it.
kill -KILL -- "-$leader"
if [ -n "$relay" ]; then
    # All is on disk once nobody can write any more; what has slipped away is not waited for.
    { sleep 2 && kill "$relay"; } &
    patience=$!
    wait "$relay"
    kill "$patience"
fi
echo "$status" >"$folder/exit.new"
mv "$folder/exit.new" "$folder/exit"
