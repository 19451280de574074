# Finds out how a built Java app is started, for apps whose Procfile does not say; sourced after jdk.sh and output.sh.

# Prints the manifest of the archive $1, without the line breaks that JAR files have in long lines.
manifest() {
    if command -v unzip >/dev/null; then
        unzip -p "$1" META-INF/MANIFEST.MF 2>/dev/null
    else
        local folder
        folder=$(mktemp -d)
        (cd "$folder" && "$JAVA_HOME/bin/jar" xf "$1" META-INF/MANIFEST.MF 2>/dev/null && cat META-INF/MANIFEST.MF)
        rm -rf "$folder"
    fi | tr -d '\r'
}

# Prints the names of the files in the archive $1.
contents() {
    "$JAVA_HOME/bin/jar" tf "$1" 2>/dev/null
}

# Prints the archives of the kind $2 in the folder $1 that could be the app, by name.
candidates() {
    find "$1" -maxdepth 1 -name "*.$2" ! -name '*-sources.jar' ! -name '*-javadoc.jar' ! -name '*-tests.jar' \
        ! -name '*-plain.*' ! -name 'original-*.jar' ! -name '*-runner.jar' 2>/dev/null | sed 's#^\./##' | sort
}

# Prints the command of the web process of the app in the current folder, whose archives are in the folder $1.
web_command() {
    local built=$1 archive main
    if [ -f "${built%/libs}/quarkus-app/quarkus-run.jar" ]; then
        echo "java -Dquarkus.http.port=\$PORT \$JAVA_OPTS -jar ${built%/libs}/quarkus-app/quarkus-run.jar"
        return
    fi
    for archive in $(candidates "$built" jar) $(candidates "$built" war); do
        main=$(manifest "$PWD/$archive")
        case $main in
        *org.springframework.boot.loader.*)
            echo "java -Dserver.port=\$PORT \$JAVA_OPTS -jar $archive"
            return
            ;;
        *Main-Class:*)
            if contents "$archive" | grep -q '^io/micronaut/http/server/'; then
                echo "java -Dmicronaut.server.port=\$PORT \$JAVA_OPTS -jar $archive"
                return
            fi
            ;;
        esac
    done
    archive=$(candidates "$built" war)
    # Of several nobody knows which is meant.
    if [ -n "$archive" ] && [ "$(echo "$archive" | wc -l)" -eq 1 ]; then
        for main in webapp-runner jetty-runner; do
            if [ -f "$(runners "$built")/$main.jar" ]; then
                echo "java \$JAVA_OPTS -jar $(runners "$built")/$main.jar --port \$PORT $archive"
                return
            fi
        done
    fi
    # A JAR that comes compiled and alone; one that Maven has made may need more than itself.
    archive=$(candidates "$built" jar)
    if [ "$built" = . ] && [ -z "$(candidates . war)" ] && [ -f "$archive" ]; then
        case $(manifest "$PWD/$archive") in
        *Main-Class:*) echo "java \$JAVA_OPTS -jar $archive" ;;
        esac
    fi
}

# Prints where a runner for the WARs in the folder $1 lies.
runners() {
    if [ "$1" = . ]; then echo .heroku; else echo "$1/dependency"; fi
}

# Puts the platform's runner beside the WAR in the folder $1 where the app neither brings one nor says how it starts.
lend_runner() {
    local built=$1 archive
    declares_web . && return
    [ -z "$(web_command "$built")" ] || return 0
    archive=$(candidates "$built" war)
    [ -n "$archive" ] || return 0
    if [ "$(echo "$archive" | wc -l)" -gt 1 ]; then
        warn "There is more than one WAR in $built, and no Procfile that says which one is the app." \
            "Add one with a line such as: web: java \$JAVA_OPTS -jar target/dependency/jetty-runner.jar --port \$PORT target/app.war"
    elif [ -f "${SLIPWAY_JETTY_RUNNER:-}" ]; then
        mkdir -p "$(runners "$built")"
        cp "$SLIPWAY_JETTY_RUNNER" "$(runners "$built")/jetty-runner.jar"
        step "Adding Jetty, since neither the project nor a Procfile says what runs $archive"
        detail "To choose the server and its version yourself, let the build put jetty-runner.jar or" \
            "webapp-runner.jar into $(runners "$built")."
    else
        warn "Nothing says what runs $archive." \
            "Let the build put jetty-runner.jar or webapp-runner.jar into $(runners "$built"), and add a Procfile."
    fi
}

# Jetty's runner compiles no JSP pages: its own archive has lost what would start their compiler.
warn_of_jsp() {
    local built=$1 archive
    { grep -q 'jetty-runner' Procfile || web_command "$built" | grep -q 'jetty-runner'; } 2>/dev/null || return 0
    for archive in $(candidates "$built" war); do
        if contents "$archive" | grep -q '\.jspx\?$' && ! contents "$archive" | grep -q '^WEB-INF/classes/.*_jsp\.class$'; then
            warn "Warning: $archive has JSP pages, which jetty-runner of Jetty 12 does not compile: they answer with errors." \
                "Compile them in the build (jetty-ee10-jspc-maven-plugin), or run the WAR with webapp-runner.jar."
        fi
    done
}

# Lets buildpacks that follow use the same JDK.
export_jdk() {
    echo "export JAVA_HOME='$JAVA_HOME' PATH='$JAVA_HOME/bin':\$PATH" >"$(cd "$(dirname "$0")/.." && pwd)/export"
}
