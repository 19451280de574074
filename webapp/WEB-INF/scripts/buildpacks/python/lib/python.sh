# Which Python runs an app: one of this machine's. Sourced by the Python buildpack in the app's folder, after output.sh.

# Prints "MAJOR.MINOR PATH" of every Python 3 that is installed, oldest first.
installed_pythons() {
    local program version
    for program in $(compgen -c python3 | grep -E '^python3(\.[0-9]+)?$' | sort -u); do
        program=$(command -v "$program") || continue
        version=$("$program" -c 'import sys; print("%d.%d %s" % (*sys.version_info[:2], sys.executable))' 2>/dev/null) &&
            echo "$version"
    done | sort -u -t. -k1,1n -k2,2n
}

# Prints what the app asks for, such as 3.11 or 3.11.7, from the file $1.
asked_in() {
    sed -n -e 's/#.*//' -e 's/^[[:space:]]*\(python-\)\{0,1\}\([^[:space:]]\{1,\}\).*/\2/p' "$1" | head -n 1
}

# Sets python to the program that runs the app, and python_version to its version.
choose_python() {
    local file wanted="" pythons line
    for file in runtime.txt .python-version; do
        [ -f "$file" ] && wanted=$(asked_in "$file") && break
    done
    pythons=$(installed_pythons)
    [ -n "$pythons" ] || fail "This platform has no Python 3." "Ask its operator to install python3 and python3-pip."
    if [ -z "$wanted" ]; then
        line=$(echo "$pythons" | grep -F " $(python3 -c 'import sys; print(sys.executable)')" | head -n 1)
        line=${line:-$(echo "$pythons" | tail -n 1)}
        step "No Python version was specified. Using this platform's: Python ${line%% *}"
        detail "To stay on it when the platform moves on, write it into a file .python-version: ${line%% *}"
    else
        [[ $wanted =~ ^3(\.[0-9]+){0,2}$ ]] || fail "$file asks for a version of Python that cannot be read: $wanted" \
            "Write for example 3.11 into .python-version, or python-3.11 into runtime.txt."
        line=$(echo "$pythons" | grep -E "^$(echo "$wanted" | cut -d. -f1,2 | sed 's/\./\\./')( |\.)" | tail -n 1)
        [ -n "$line" ] || fail "Python $wanted, which $file asks for, is not installed on this platform; there is: $(echo "$pythons" | cut -d' ' -f1 | sort -uV | tr '\n' ' ')" \
            "Ask for one of these in $file, or its operator to install the other."
    fi
    python=${line#* }
    python_version=$("$python" -c 'import platform; print(platform.python_version())')
    [ -z "$wanted" ] || step "Using Python $python_version, for $wanted in $file"
    if [[ $wanted == *.*.* && $wanted != "$python_version" ]]; then
        warn "Warning: $file asks for exactly $wanted, and Python $python_version is what is installed here." \
            "Ask for ${wanted%.*} to be content with any of its patch releases."
    fi
    "$python" -m pip --version >/dev/null 2>&1 ||
        fail "This platform's Python ${line%% *} has no pip to install packages with." \
            "Ask its operator to install it (on Debian and Ubuntu: python3-pip)."
}

# Fails where the packages are listed for another tool than pip: says how to make a list for pip.
require_requirements() {
    [ -f requirements.txt ] && return
    local make
    if [ -f uv.lock ]; then
        make="uv export --no-dev --no-hashes --no-emit-project > requirements.txt"
    elif [ -f poetry.lock ]; then
        make="poetry export -o requirements.txt"
    elif [ -f Pipfile ] || [ -f Pipfile.lock ]; then
        make="pipenv requirements > requirements.txt"
    elif [ -f pyproject.toml ] || [ -f setup.py ]; then
        fail "The app has no requirements.txt, which is where this platform reads what to install." \
            "Add one; a single line with a dot in it installs the project itself with all that it needs: ."
    else
        fail "The app has no requirements.txt, which is where this platform reads what to install." \
            "Add one with a package on each line; an empty file is good for an app that needs none."
    fi
    fail "This platform installs with pip from requirements.txt, and the app only has a list for another tool." \
        "Make one and commit it: $make"
}
