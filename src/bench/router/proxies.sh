# nginx and HAProxy in front of the very dynos that the platform's router asks; sourced after platform.sh. Both do what
# the router does: choose by host, tell the app who asks for what, and write a line for each request. nginx has one
# worker (ports 5960, and 5961 with TLS), HAProxy a thread for each processor, as it comes (ports 5970 and 5971).
PATH=$PATH:/usr/sbin

# start_proxies HOST BACKEND...
start_proxies() {
    local host=$1 work port most=${MOST_CONNECTIONS:-2048}
    for port in 5960 5961 5970 5971; do
        ! (: <>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "Port $port is taken" >&2; return 1; }
    done
    work=$(mktemp -d "$BENCH_DIR/proxies.XXXXXX")
    shift
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj "/CN=$host" -days 2 \
        -keyout "$work/key" -out "$work/certificate" 2>/dev/null
    cat "$work/certificate" "$work/key" >"$work/both"
    cat >"$work/nginx.conf" <<CONF
worker_processes 1; daemon off; pid $work/pid; error_log stderr crit;
events { worker_connections $((most * 5 / 2)); }
http {
  access_log $work/nginx.log combined buffer=64k flush=1s;
  keepalive_requests 1000000000; keepalive_timeout 1h; client_max_body_size 0;
  client_body_temp_path a; proxy_temp_path b;
  ssl_certificate $work/certificate; ssl_certificate_key $work/key; ssl_protocols TLSv1.3;
  map \$http_upgrade \$passed_on { default upgrade; "" ""; }
  upstream dynos { $(printf 'server %s; ' "$@") keepalive 512; keepalive_requests 1000000000; }
  server { listen 127.0.0.1:5960 backlog=4096; listen 127.0.0.1:5961 ssl backlog=4096; return 404; }
  server {
    listen 127.0.0.1:5960; listen 127.0.0.1:5961 ssl; server_name $host;
    location / {
      proxy_pass http://dynos; proxy_http_version 1.1; proxy_read_timeout 1h; proxy_send_timeout 1h;
      proxy_request_buffering off; proxy_max_temp_file_size 0;
      proxy_set_header Host \$host; proxy_set_header Upgrade \$http_upgrade; proxy_set_header Connection \$passed_on;
      proxy_set_header X-Forwarded-For \$proxy_add_x_forwarded_for; proxy_set_header X-Forwarded-Proto \$scheme;
      proxy_set_header X-Request-Id \$request_id;
    }
  }
}
CONF
    cat >"$work/haproxy.conf" <<CONF
global
  maxconn $most
  log stdout format raw local0
  ssl-default-bind-options ssl-min-ver TLSv1.3
defaults
  mode http
  log global
  option httplog
  option forwardfor
  timeout connect 5s
  timeout client 1h
  timeout server 1h
  timeout tunnel 1h
frontend all
  bind 127.0.0.1:5970 backlog 4096
  bind 127.0.0.1:5971 backlog 4096 ssl crt $work/both
  http-request set-header X-Forwarded-Proto http
  http-request set-header X-Forwarded-Proto https if { ssl_fc }
  http-request set-header X-Request-Id %[uuid]
  use_backend dynos if { hdr(host),field(1,:) -i $host }
backend dynos
$(printf '  server %s %s\n' $(printf '%s\n' "$@" | sed p))
CONF
    nginx -p "$work" -c "$work/nginx.conf" &
    NGINX=$!
    haproxy -db -f "$work/haproxy.conf" >"$work/haproxy.log" &
    HAPROXY=$!
    for port in 5960 5970; do
        until curl -sf -m 5 -o /dev/null -H "Host: $host" "http://127.0.0.1:$port/"; do
            kill -0 "$NGINX" && kill -0 "$HAPROXY" || return 1
            sleep 0.1
        done
    done
}

# Their logs are as long as the requests were many.
stop_proxies() {
    [ -z "${NGINX:-}" ] || { kill "$NGINX" "$HAPROXY" && wait "$NGINX" "$HAPROXY" || true; }
    NGINX=
    rm -rf "$BENCH_DIR"/proxies.*
}
