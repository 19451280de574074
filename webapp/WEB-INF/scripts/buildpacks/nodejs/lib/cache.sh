# What a build leaves for the next one: the package managers' downloads, and the folders that package.json lists in
# cacheDirectories. Sourced by the Node.js buildpack in the app's folder.

# Lets the package managers keep what they download, if only for this build.
prepare_cache() {
    kept=$cache_dir/node-folders
    if [ "$(setting NODE_MODULES_CACHE true)" = false ]; then
        detail "The cache is off: NODE_MODULES_CACHE is false"
        rm -rf "$kept" "$cache_dir/npm" "$cache_dir/yarn" "$cache_dir/pnpm"
    fi
    mkdir -p "$cache_dir/npm" "$cache_dir/yarn"
    export NPM_CONFIG_CACHE=$cache_dir/npm YARN_CACHE_FOLDER=$cache_dir/yarn
    export NPM_CONFIG_UPDATE_NOTIFIER=false NPM_CONFIG_FUND=false NPM_CONFIG_AUDIT=false
    # What the operator has set for all of npm (a mirror, a certificate) holds for an app's own npm as well, and the
    # certificate for Yarn and pnpm.
    local settings authority
    settings=$(npm config get globalconfig cafile)
    NPM_CONFIG_GLOBALCONFIG=$(echo "$settings" | sed -n 's/^globalconfig=//p')
    authority=$(echo "$settings" | sed -n 's/^cafile=//p')
    export NPM_CONFIG_GLOBALCONFIG
    [ ! -f "$authority" ] || export NODE_EXTRA_CA_CERTS=${NODE_EXTRA_CA_CERTS:-$authority}
    # Nobody waits for minutes on a registry that is not there.
    export NPM_CONFIG_FETCH_RETRIES=${NPM_CONFIG_FETCH_RETRIES:-1} NPM_CONFIG_FETCH_RETRY_MINTIMEOUT=2000
}

# What folders were made by: of other versions they are of no use.
signature() {
    echo "$STACK node $(node -v) $manager $($manager --version 2>/dev/null)"
}

# Prints those of cacheDirectories that are folders within the app.
cached_folders() {
    local folder
    while read -r folder; do
        case /$folder/ in
        // | */../* | //*) ;;
        *) echo "${folder%/}" ;;
        esac
    done <<<"$cache_directories"
}

restore_folders() {
    local folder
    [ -n "$cache_directories" ] && [ -d "$kept" ] || return 0
    if [ "$(signature)" != "$(cat "$kept/.signature" 2>/dev/null)" ]; then
        detail "Cached directories were not restored: the version of Node.js or of $manager has changed"
        return 0
    fi
    step "Restoring cache"
    cached_folders | while read -r folder; do
        if [ -e "$folder" ]; then
            detail "- $folder (exists in the source: skipped)"
        elif [ -d "$kept/$folder" ]; then
            mkdir -p "$(dirname "$folder")"
            cp -a "$kept/$folder" "$folder"
            detail "- $folder"
        fi
    done
}

save_folders() {
    local folder
    rm -rf "$kept"
    [ -n "$cache_directories" ] && [ "$(setting NODE_MODULES_CACHE true)" != false ] || return 0
    step "Saving cache"
    mkdir -p "$kept"
    signature >"$kept/.signature"
    cached_folders | while read -r folder; do
        if [ -d "$folder" ]; then
            mkdir -p "$(dirname "$kept/$folder")"
            cp -a "$folder" "$kept/$folder"
            detail "- $folder"
        else
            detail "- $folder (nothing to cache)"
        fi
    done
}
