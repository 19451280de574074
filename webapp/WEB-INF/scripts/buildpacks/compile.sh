#!/usr/bin/env bash
# Compiles a source by buildpacks (Dev Center, "Buildpack API"): detects or takes the given ones, runs them in order.
# Arguments: BUILD_DIR CACHE_DIR ENV_DIR RESULT_DIR BUILDPACK...   (buildpacks by name; none means detection)
# Writes to RESULT_DIR: name (what the last buildpack calls the app), release.yml (what its bin/release says).
build_dir=$1 cache_dir=$2 env_dir=$3 result_dir=$4
shift 4
packs=$(cd "$(dirname "$0")" && pwd)

# In the order of detection: Heroku's, then our own.
order="nodejs python java gradle jvm static procfile"

fail() {
    echo " !     $1" >&2
    exit 1
}

folder_of() {
    local folder="$packs/${1#heroku/}"
    [ -d "$folder" ] || fail "Buildpack $1 is not on this platform."
    echo "$folder"
}

if [ $# -eq 0 ]; then
    for folder in $(printf "$packs/%s " $order); do
        if name=$(SLIPWAY_SEARCHING=1 bash "$folder/bin/detect" "$build_dir" 2>/dev/null); then
            set -- "heroku/$(basename "$folder")"
            echo "-----> Determining which buildpack to use for this app"
            break
        fi
    done
    if [ $# -eq 0 ]; then
        echo " !     No default language could be detected for this app."
        echo " !     Put a pom.xml, a WAR or a JAR at the top of your source, or name a buildpack: heroku buildpacks:set"
        exit 1
    fi
    echo "-----> Using buildpack: $1"
elif [ $# -eq 1 ]; then
    echo "-----> Using buildpack: $1"
else
    echo "-----> Using buildpacks:"
    count=0
    for pack in "$@"; do
        count=$((count + 1))
        echo "       $count. $pack"
    done
fi

for pack in "$@"; do
    shipped=$(folder_of "$pack") || exit 1
    # A copy of its own, since a buildpack may write into its folder.
    folder=$(mktemp -d)
    cp -a "$shipped/." "$folder"
    export SLIPWAY_BUILDPACKS_LIB="$packs/lib"
    name=$(bash "$folder/bin/detect" "$build_dir" 2>/dev/null)
    if [ -z "$name" ]; then
        echo " !     App not compatible with buildpack $pack: $(bash "$folder/bin/detect" "$build_dir" 2>&1 >/dev/null)"
        exit 1
    fi
    echo "-----> $name app detected"
    bash "$folder/bin/compile" "$build_dir" "$cache_dir" "$env_dir" || exit 1
    # What a buildpack offers to those after it.
    [ -f "$folder/export" ] && . "$folder/export"
    echo "$name" >"$result_dir/name"
    bash "$folder/bin/release" "$build_dir" >"$result_dir/release.yml" || exit 1
done
