# Which Maven builds a project, and with which settings; sourced by the Java buildpack, after output.sh.

# Prints what system.properties of the current folder says about $1.
property() {
    sed -n "s/^[[:space:]]*$1[[:space:]]*[=:][[:space:]]*\([^[:space:]]*\).*/\1/p" system.properties 2>/dev/null | tail -n 1
}

# Sets maven to the program that builds the project in the current folder: of the version that system.properties asks
# for, else the project's own wrapper, else the one that is installed here.
choose_maven() {
    local wanted installed
    wanted=$(property 'maven\.version')
    installed=$(mvn -B -v 2>/dev/null | sed -n '1s/.*Apache Maven \([^ ]*\).*/\1/p' | sed 's/\x1b\[[0-9;]*m//g')
    if [ -n "$wanted" ] && [ "$wanted" != "$installed" ]; then
        fetch_maven "$wanted"
    elif [ -n "$wanted" ]; then
        maven=mvn
    elif [ -f mvnw ]; then
        chmod +x mvnw
        maven=./mvnw
    elif [ -n "$installed" ]; then
        maven=mvn
    else
        fail "This platform has no Maven, and the project brings no wrapper (mvnw)." \
            "Add one with: mvn wrapper:wrapper"
    fi
}

# Maven is published like any other artifact: the installed one fetches another, once for each app's cache.
fetch_maven() {
    local home=$cache_dir/.maven/apache-maven-$1 log=$HOME/maven-download.log
    if [ ! -x "$home/bin/mvn" ]; then
        step "Installing Maven $1"
        [ -n "$installed" ] ||
            fail "system.properties asks for Maven $1, and this platform has no Maven to fetch it with." \
                "Add a wrapper of that version to the project instead: mvn wrapper:wrapper -Dmaven=$1"
        mvn -B -q -Dstyle.color=never "-Dmaven.repo.local=$cache_dir/.m2/repository" ${settings:+-s "$settings"} dependency:copy \
            "-Dartifact=org.apache.maven:apache-maven:$1:tar.gz:bin" "-DoutputDirectory=$cache_dir/.maven" \
            -f "$(empty_project)" >"$log" 2>&1 &&
            tar -xzf "$cache_dir/.maven/apache-maven-$1-bin.tar.gz" -C "$cache_dir/.maven" || {
            grep -m 2 ERROR "$log" | sed 's/^/       /'
            fail "Maven $1, which system.properties asks for, could not be fetched." \
                "Correct maven.version in system.properties, or take that line out to use Maven $installed."
        }
        rm -f "$cache_dir/.maven/apache-maven-$1-bin.tar.gz"
    fi
    maven=$home/bin/mvn
}

# Away from the project, whose own faults are no matter here.
empty_project() {
    echo '<project><modelVersion>4.0.0</modelVersion><groupId>a</groupId><artifactId>a</artifactId><version>1</version></project>' \
        >"$HOME/empty-pom.xml"
    echo "$HOME/empty-pom.xml"
}

# Sets settings to the settings.xml that is meant, or to nothing.
choose_settings() {
    local url
    settings=$(setting MAVEN_SETTINGS_PATH)
    url=$(setting MAVEN_SETTINGS_URL)
    if [ -n "$settings" ]; then
        [ -f "$settings" ] || fail "MAVEN_SETTINGS_PATH names a file that is not in the source: $settings" \
            "Add that file, or correct the config var: heroku config:set MAVEN_SETTINGS_PATH=..."
    elif [ -n "$url" ]; then
        settings=$HOME/maven-settings.xml
        curl -fsSL --max-time 60 -o "$settings" "$url" || fail "The Maven settings could not be fetched from MAVEN_SETTINGS_URL." \
            "See that its address can be reached from this platform, or put a settings.xml into the source."
    elif [ -f settings.xml ]; then
        settings=settings.xml
    else
        settings=${SLIPWAY_MAVEN_SETTINGS:-}
    fi
}
