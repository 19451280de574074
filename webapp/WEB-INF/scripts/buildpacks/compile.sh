#!/usr/bin/env bash
# Compiles a source by buildpacks (Dev Center, "Buildpack API"): those that are given, in order, or the first that fits.
# Arguments: BUILD_DIR CACHE_DIR ENV_DIR RESULT_DIR given|detect, then NAME FOLDER of each buildpack
# Writes to RESULT_DIR: name (what the last buildpack calls the app), buildpack (its own name or URL), release.yml (what
# its bin/release says).
build_dir=$1 cache_dir=$2 env_dir=$3 result_dir=$4 mode=$5
shift 5

# run NAME ARGUMENT...: a program of the present buildpack; tarballs may have lost its right to be run.
run() {
    local program=$folder/bin/$1
    shift
    chmod +x "$program" 2>/dev/null
    "$program" "$@"
}

use() { # use NAME FOLDER: detects, compiles, and asks what was made
    local name
    folder=$2
    if ! name=$(run detect "$build_dir" 2>"$result_dir/detect"); then
        echo " !     App not compatible with buildpack: $1"
        echo " !     ${name:-$(tail -n 1 "$result_dir/detect")}"
        exit 1
    fi
    name=$(echo "$name" | head -n 1)
    echo "-----> $name app detected"
    run compile "$build_dir" "$cache_dir" "$env_dir" || fail "Push rejected, failed to compile $name app."
    [ -f "$folder/bin/report" ] && run report "$build_dir" "$cache_dir" "$env_dir" >/dev/null 2>&1
    echo "$name" >"$result_dir/name"
    echo "$1" >"$result_dir/buildpack"
    if [ -f "$folder/bin/release" ]; then
        run release "$build_dir" >"$result_dir/release.yml" || fail "$1 does not say what it made (bin/release)."
    fi
    # What it offers to those after it.
    # shellcheck source=/dev/null
    [ -f "$folder/export" ] && . "$folder/export"
    return 0
}

fail() {
    echo " !     $1"
    exit 1
}

if [ "$mode" = detect ]; then
    echo "-----> Determining which buildpack to use for this app"
    while [ $# -gt 0 ]; do
        folder=$2
        # Which of ours takes everything when it is asked for by name does not when it is only tried.
        if SLIPWAY_SEARCHING=1 run detect "$build_dir" >/dev/null 2>&1; then
            echo "-----> Using buildpack: $1"
            use "$1" "$2"
            exit
        fi
        shift 2
    done
    echo " !     No default language could be detected for this app."
    echo " !     Put a package.json, requirements.txt, pom.xml, build.gradle, WAR, JAR, index.html or Procfile at the top"
    echo " !     of your source, or name a buildpack: heroku buildpacks:set heroku/nodejs"
    exit 1
fi

if [ $# -eq 2 ]; then
    echo "-----> Using buildpack: $1"
else
    echo "-----> Using buildpacks:"
    given=("$@")
    for ((i = 0; i < $#; i += 2)); do
        echo "       $((i / 2 + 1)). ${given[i]}"
    done
fi
while [ $# -gt 0 ]; do
    use "$1" "$2"
    shift 2
done
