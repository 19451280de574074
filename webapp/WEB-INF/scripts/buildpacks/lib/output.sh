# How a buildpack speaks and what it reads of the app's settings; sourced by every buildpack.

step() {
    echo "-----> $*"
}

detail() {
    printf '       %s\n' "$@"
}

# A problem, and what to do about it: a line for each argument.
warn() {
    printf ' !     %s\n' "$@"
}

fail() {
    warn "$@"
    exit 1
}

# Runs a command with its output indented and kept in the file $1; its status is the command's.
logged() {
    local log=$1
    shift
    # A last line that does not end is ended, and what only sets colours is left out.
    "$@" 2>&1 | tee "$log" | sed -u -E -e '/^(\x1b\[[0-9;]*m)+$/d' -e 's/^/       /' -e '$a\'
    return "${PIPESTATUS[0]}"
}

# Prints config var $1, or the default $2.
setting() {
    if [ -f "$env_dir/$1" ]; then cat "$env_dir/$1"; else echo "${2:-}"; fi
}

# Gives the build the app's config vars, less those that would break the build's own tools.
export_settings() {
    local file name
    for file in "$env_dir"/*; do
        name=${file##*/}
        case $name in
        *[!A-Za-z0-9_]* | [0-9]* | PATH | HOME | PWD | SHELL | IFS | GIT_DIR | CPATH | CPPATH | LD_* | LIBRARY_PATH) ;;
        # Names that these scripts use themselves.
        build_dir | cache_dir | env_dir | lib | pack | SLIPWAY_* | JAVA_HOME) ;;
        BASH_* | JAVA_OPTS | JAVA_TOOL_OPTIONS | PYTHONHOME | PYTHONPATH | PYTHONUSERBASE | NODE_OPTIONS) ;;
        *) [ -f "$file" ] && export "$name=$(cat "$file")" ;;
        esac
    done
}

# Does the Procfile of the folder $1 say how its web process starts?
declares_web() {
    [ -f "$1/Procfile" ] && grep -q '^web[[:space:]]*:' "$1/Procfile"
}

# Did the command whose output is in the file $1 fail because it reached nobody?
no_network() {
    grep -qiE 'ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|UnknownHostException|unknown host' "$1" ||
        grep -qiE 'Name or service not known|name resolution|Could not resolve host|Network is unreachable' "$1" ||
        grep -qiE 'NewConnectionError|Failed to establish a new connection|Connection refused|timed out' "$1"
}
