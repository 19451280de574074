"""The boots of src/bench/coldstart: one runner on one JDK, the bare process and both apps in turn."""

import http.client
import json
import os
import statistics
import subprocess
import sys
import time
import urllib.request

jdk, runner, java, work, rounds = sys.argv[1:]
platform = os.environ["BENCH_URL"]
port = int(os.environ["BENCH_PORT"])
flags = "-XX:+UseSerialGC -XX:MaxRAM=512m -Xmx300m -Xss512k -XX:CICompilerCount=2 -Dfile.encoding=UTF-8".split()
# With which the archive is made, two boots of it are measured, and perhaps two without.
SETTLING = 5


def api(method, path, body=None):
    headers = {
        "Accept": "application/vnd.heroku+json; version=3",
        "Authorization": "Bearer " + os.environ["BENCH_TOKEN"],
        "Content-Type": "application/json",
    }
    data = None if body is None else json.dumps(body).encode()
    with urllib.request.urlopen(urllib.request.Request(platform + path, data, headers, method=method)) as answer:
        return json.load(answer)


def await_200(port, host):
    while True:
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
            connection.request("GET", "/", headers={"Host": host})
            if connection.getresponse().status == 200:
                return
        except OSError:
            pass
        finally:
            connection.close()
        time.sleep(0.005)


def bare():
    begin = time.perf_counter()
    words = [java, *flags, "-jar", f"{work}/{runner}.jar", "--port", "5951", f"{work}/{runner}/hello.war"]
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=work)
    await_200(5951, "localhost")
    took = time.perf_counter() - begin
    process.kill()
    process.wait()
    return took * 1000


def stop(app):
    api("PATCH", f"/apps/{app}/formation/web", {"quantity": 0})
    while api("GET", f"/apps/{app}/dynos"):
        time.sleep(0.05)


def boot(app):
    begin = time.perf_counter()
    api("PATCH", f"/apps/{app}/formation/web", {"quantity": 1})
    await_200(port, f"{app}.localhost")
    return (time.perf_counter() - begin) * 1000


kinds = {kind: f"cold-{jdk}-{runner}-{kind}" for kind in ("plain", "archive")}
for app in kinds.values():
    await_200(port, f"{app}.localhost")
# The first dyno's JVM writes its archive.
time.sleep(8)
for app in kinds.values():
    stop(app)
    for _ in range(SETTLING - 1):
        boot(app)
        stop(app)
times = {"bare process": [], "dyno without": [], "dyno with archive": []}
for _ in range(int(rounds)):
    times["bare process"].append(bare())
    for name, kind in (("dyno without", "plain"), ("dyno with archive", "archive")):
        times[name].append(boot(kinds[kind]))
        stop(kinds[kind])
base = statistics.median(times["dyno without"])
for name, took in times.items():
    p95 = sorted(took)[max(0, round(0.95 * len(took)) - 1)]
    p50 = statistics.median(took)
    print(f"cold start, {runner}, JDK {jdk}, {name}: p50 {p50:.0f} ms ({p50 / base:.2f} x), p95 {p95:.0f} ms", flush=True)
