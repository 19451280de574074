# The apps that are asked; sourced after platform.sh.

# deploy APP COMMAND FILE: unless it is there, an app of that file, whose web dynos run the command
deploy() {
    local folder=$BENCH_DIR/$1
    ! api GET "/apps/$1" >/dev/null 2>&1 || return 0
    mkdir "$folder"
    cp "$3" "$folder"
    echo "web: $2" >"$folder/Procfile"
    tar -C "$folder" -czf "$folder.tgz" Procfile "$(basename "$3")"
    api POST /apps "{\"name\":\"$1\"}" >/dev/null
    build "$1" "$(upload "$folder.tgz")"
    until curl -sf -m 5 -o /dev/null -H "Host: $1.localhost" "$BENCH_URL/"; do sleep 0.05; done
}

# deploy_hello [APP]: answers 1 KB, by nginx, so that the app is not what is measured. Its paths are the dyno's.
deploy_hello() {
    local command='sed "s/PORT/$PORT/" hello.conf >h.conf && PATH=$PATH:/usr/sbin exec nginx -p . -c $PWD/h.conf'
    cat >"$BENCH_DIR/hello.conf" <<CONF
worker_processes 1; daemon off; pid hello.pid; error_log stderr crit;
events { worker_connections 4096; }
http {
  access_log off; keepalive_requests 1000000000; keepalive_timeout 1h;
  client_body_temp_path a; proxy_temp_path b; fastcgi_temp_path c; uwsgi_temp_path d; scgi_temp_path e;
  server { listen PORT backlog=4096; location / { return 200 "$(printf %01024d 0)"; } }
}
CONF
    deploy "${1:-bench-hello}" "$command" "$BENCH_DIR/hello.conf"
}

# Takes and gives large bodies, and WebSockets.
deploy_bytes() { deploy bench-bytes 'exec java Bytes.java' src/bench/router/Bytes.java; }

# backends APP: address and port of each web dyno that is up; this machine's where it has no network of its own
backends() {
    local dyno port address
    for dyno in $(api GET "/apps/$1/dynos" |
        python3 -c 'import json,sys; print(*(d["id"] for d in json.load(sys.stdin) if d["state"] == "up"))'); do
        read -r _ _ _ port _ _ address <"$BENCH_DIR/home/dynos/$dyno/about" || true
        echo "${address:-127.0.0.1}:$port"
    done
}
