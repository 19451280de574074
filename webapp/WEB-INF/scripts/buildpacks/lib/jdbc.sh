# Databases as Java drivers want them: JDBC_DATABASE_URL, _USERNAME and _PASSWORD, the same for Spring, and
# HEROKU_POSTGRESQL_COLOUR_JDBC_URL (Heroku's jvm-common buildpack, opt/jdbc.sh). Sourced as a dyno starts; what the app
# sets itself stays as it is.

# Sets $2_URL, $2_USERNAME and $2_PASSWORD from the URL of a database $1.
slipway_jdbc() {
    local form='^(postgres|postgresql|mysql)://([^:@/]*):([^@/]*)@([^/?]+)(/[^?]*)?(\?(.*))?$' name=$2_URL
    [ -z "${!name:-}" ] && [[ $1 =~ $form ]] || return 0
    local protocol=${BASH_REMATCH[1]} user=${BASH_REMATCH[2]} password=${BASH_REMATCH[3]}
    local place=${BASH_REMATCH[4]}${BASH_REMATCH[5]} query=${BASH_REMATCH[7]}
    if [ "$protocol" != mysql ]; then
        protocol=postgresql
        [[ ${CI:-} == true || "&$query" == *"&sslmode="* ]] || query="sslmode=require${query:+&$query}"
    fi
    export "$name=jdbc:$protocol://$place?${query:+$query&}user=$user&password=$password"
    # In variables of their own they are not parts of a URL any more.
    user=${user//\\/\\\\} password=${password//\\/\\\\}
    printf -v user %b "${user//%/\\x}"
    printf -v password %b "${password//%/\\x}"
    export "$2_USERNAME=$user" "$2_PASSWORD=$password"
}

slipway_jdbc_all() {
    local name
    for name in DATABASE_URL JAWSDB_URL JAWSDB_MARIA_URL CLEARDB_DATABASE_URL; do
        slipway_jdbc "${!name:-}" JDBC_DATABASE
    done
    slipway_jdbc "${DATABASE_CONNECTION_POOL_URL:-}" DATABASE_CONNECTION_POOL_JDBC
    for name in "${!HEROKU_POSTGRESQL_@}"; do
        [[ $name != *_JDBC_URL && $name == *_URL ]] && slipway_jdbc "${!name}" "${name%_URL}_JDBC"
    done
    [[ ${DISABLE_SPRING_DATASOURCE_URL:-} != true && -n ${JDBC_DATABASE_URL:-} && -z ${SPRING_DATASOURCE_URL:-} ]] || return 0
    export SPRING_DATASOURCE_URL=$JDBC_DATABASE_URL
    export SPRING_DATASOURCE_USERNAME=${SPRING_DATASOURCE_USERNAME:-${JDBC_DATABASE_USERNAME:-}}
    export SPRING_DATASOURCE_PASSWORD=${SPRING_DATASOURCE_PASSWORD:-${JDBC_DATABASE_PASSWORD:-}}
}

slipway_jdbc_all
unset -f slipway_jdbc slipway_jdbc_all
