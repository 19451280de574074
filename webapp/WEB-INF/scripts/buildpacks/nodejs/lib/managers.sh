# npm, Yarn and pnpm: which of them an app uses, and how each installs and prunes. Sourced after node.sh.

# Sets manager to npm, yarn or pnpm: by the lock file, else by packageManager.
choose_manager() {
    local locks=()
    [ -f package-lock.json ] && locks+=(package-lock.json)
    [ -f npm-shrinkwrap.json ] && [ ! -f package-lock.json ] && locks+=(npm-shrinkwrap.json)
    [ -f yarn.lock ] && locks+=(yarn.lock)
    [ -f pnpm-lock.yaml ] && locks+=(pnpm-lock.yaml)
    if [ ${#locks[@]} -gt 1 ]; then
        fail "Two lock files are in the source, of different package managers: ${locks[*]}" \
            "They may ask for different versions. Keep the one that you use, and remove the other: git rm ${locks[1]}"
    fi
    case ${locks[0]:-} in
    yarn.lock) manager=yarn ;;
    pnpm-lock.yaml) manager=pnpm ;;
    "") manager=${manager_name:-npm} ;;
    *) manager=npm ;;
    esac
    if [ -n "$manager_name" ] && [ "$manager" != "$manager_name" ]; then
        fail "package.json names $manager_name as packageManager, but the lock file is $manager's: ${locks[0]}" \
            "Replace it by $manager_name's lock file, or correct packageManager."
    fi
    lock=${locks[0]:-}
}

# Puts Yarn or pnpm into the slug; npm is there.
fetch_manager() {
    local wanted=""
    [ "$manager" = "$manager_name" ] && wanted=$manager_version
    case $manager in
    yarn)
        wanted=${wanted:-$engines_yarn}
        check_range yarn "$wanted" "1.22.x"
        # A copy of Yarn in the source is started by Yarn 1.
        if grep -qs '^yarnPath:' .yarnrc.yml; then
            wanted=1.22.x
        elif [ -z "$wanted" ]; then
            wanted=1.22.x
            grep -qs '^__metadata:' yarn.lock && wanted=4.x
        fi
        if [ "$(versions oldest "$wanted")" -ge 2 ]; then
            fetch_tool @yarnpkg/cli-dist "$wanted" yarn
        else
            fetch_tool yarn "$wanted" yarn
        fi
        ;;
    pnpm)
        wanted=${wanted:-$engines_pnpm}
        check_range pnpm "$wanted" "10.x"
        case $(sed -n "s/^lockfileVersion: *'\{0,1\}\([0-9]*\).*/\1/p" pnpm-lock.yaml 2>/dev/null) in
        5) wanted=${wanted:-7.x} ;;
        6) wanted=${wanted:-8.x} ;;
        *) wanted=${wanted:-10.x} ;;
        esac
        fetch_tool pnpm "$wanted" pnpm
        ;;
    esac
    export PATH="$PWD/.heroku/yarn/bin:$PWD/.heroku/pnpm/bin:$PATH"
    if [ "$manager" = yarn ]; then
        yarn_major=$(yarn --version | cut -d. -f1)
        detail "Using Yarn $(yarn --version)"
        if [ "$yarn_major" -ge 2 ]; then
            yarn_linker=$(yarn config get nodeLinker 2>/dev/null)
            # With Plug'n'Play the packages are run from their cache, which therefore has to be in the slug.
            export YARN_ENABLE_GLOBAL_CACHE=false YARN_ENABLE_TELEMETRY=false
            [ "$yarn_linker" != pnp ] || unset YARN_CACHE_FOLDER
        fi
    elif [ "$manager" = pnpm ]; then
        detail "Using pnpm $(pnpm --version)"
    fi
}

install_command() {
    case $manager in
    npm)
        local dev=--include=dev
        [ "$npm_major" -ge 7 ] || dev=--production=false
        if [ -n "$lock" ]; then
            npm ci $dev
        elif [ -d node_modules ]; then
            npm rebuild && npm install $dev
        else
            npm install $dev
        fi
        ;;
    yarn)
        if [ "$yarn_major" -ge 2 ]; then
            yarn install ${lock:+--immutable}
        else
            yarn install ${lock:+--frozen-lockfile} --ignore-engines --production=false --non-interactive
        fi
        ;;
    pnpm) pnpm install ${lock:+--frozen-lockfile} --prod=false "--config.store-dir=$cache_dir/pnpm" ;;
    esac
}

prune_command() {
    case $manager in
    npm) if [ "$npm_major" -ge 7 ]; then npm prune --omit=dev; else npm prune --production; fi ;;
    yarn)
        if [ "$yarn_major" -lt 2 ]; then
            yarn install --frozen-lockfile --ignore-engines --ignore-scripts --prefer-offline --production=true --non-interactive
        elif [ "$yarn_linker" = pnp ]; then
            echo "Plug'n'Play keeps all packages in one place: nothing is removed."
        else
            yarn workspaces focus --all --production
        fi
        ;;
    pnpm) CI=true pnpm prune --prod --ignore-scripts "--config.store-dir=$cache_dir/pnpm" ;;
    esac
}

# Has the app said that its development dependencies are to stay?
keeps_development() {
    case $manager in
    npm) [ "$(setting NPM_CONFIG_PRODUCTION true)" = false ] || [ "$(setting NPM_SKIP_PRUNING)" = true ] ||
        [[ $(setting NPM_CONFIG_INCLUDE) == *dev* ]] ;;
    yarn) [ "$(setting YARN_PRODUCTION true)" = false ] || [ "$(setting YARN2_SKIP_PRUNING)" = true ] ||
        [ "$(setting YARN_SKIP_PRUNING)" = true ] ;;
    pnpm) [ "$(setting PNPM_SKIP_PRUNING)" = true ] ;;
    esac
}

# Says what the failed installation whose output is in the file $1 means.
explain_install() {
    if grep -qE 'in sync|OUTDATED_LOCKFILE|lockfile needs to be updated|lockfile would have been modified|YN0028' "$1"; then
        fail "The lock file $lock does not fit package.json." \
            "Bring it up to date and deploy it: $manager install, then git commit $lock"
    elif no_network "$1"; then
        fail "The dependencies could not be fetched: the npm registry cannot be reached." \
            "Try again later; for a registry of your own, see that its address in .npmrc is right."
    elif grep -qE 'E404|ETARGET|ERR_PNPM_FETCH_404|ERR_PNPM_NO_MATCHING_VERSION|Couldn.t find (any versions|package)' "$1"; then
        fail "A dependency, or the version of it that is asked for, is not in the registry: see the lines above." \
            "Correct its name or version in package.json; for a private package, put its token into a config var that .npmrc names."
    elif grep -q 'EBADENGINE\|Unsupported engine' "$1"; then
        fail "A dependency refuses this version of Node.js: see the lines above." \
            "Ask for another in package.json: \"engines\": { \"node\": \"22.x\" }"
    fi
    fail "The dependencies could not be installed: see the lines above for the first error."
}
