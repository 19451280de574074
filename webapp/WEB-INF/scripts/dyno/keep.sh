#!/usr/bin/env bash
# A dyno's keeper: outlives the platform, starts the dyno once in a process group of its own, lets it write its output
# to disk, and writes down its processes and its exit status.
# Arguments: the dyno's folder, the command.
folder=$1
shift

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

setsid "$@" </dev/null >>"$folder/output" 2>&1 &
leader=$!
echo "$$ $(start_time $$) $leader $(start_time $leader)" >"$folder/process.new"
mv "$folder/process.new" "$folder/process"
# Nothing of the dyno's environment is of use here any more.
exec </dev/null >/dev/null 2>&1

wait "$leader"
status=$?
# What the dyno has left running in its group ends with it.
kill -KILL -- "-$leader"
echo "$status" >"$folder/exit.new"
mv "$folder/exit.new" "$folder/exit"
