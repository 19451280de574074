"""What the benchmarks of single sites share: the platform's API, the first 200, the start of a bare process."""

import http.client
import json
import os
import statistics
import subprocess
import time
import urllib.request

PORT = int(os.environ["BENCH_PORT"])
BARE_PORT = 5951
# Those of a dyno's JVM.
FLAGS = "-XX:+UseSerialGC -XX:MaxRAM=512m -Xmx300m -Xss512k -XX:CICompilerCount=2 -Dfile.encoding=UTF-8".split()


def api(method, path, body=None):
    headers = {
        "Accept": "application/vnd.heroku+json; version=3",
        "Authorization": "Bearer " + os.environ["BENCH_TOKEN"],
        "Content-Type": "application/json",
    }
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(os.environ["BENCH_URL"] + path, data, headers, method=method)
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


def await_200(port, host):
    while True:
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=90)
            connection.request("GET", "/", headers={"Host": host})
            if connection.getresponse().status == 200:
                return
        except OSError:
            pass
        finally:
            connection.close()
        time.sleep(0.002)


def bare(words, folder):
    """Milliseconds from the start of a process to its first 200."""
    begin = time.perf_counter()
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(
        words, stdout=quiet, stderr=quiet, cwd=folder, env={**os.environ, "PORT": str(BARE_PORT)}
    )
    await_200(BARE_PORT, "localhost")
    took = time.perf_counter() - begin
    process.kill()
    process.wait()
    return took * 1000


def java(java, runner, work):
    return [java, *FLAGS, "-jar", f"{work}/{runner}.jar", "--port", str(BARE_PORT), f"{work}/{runner}/hello.war"]


def tell(what, times, base):
    """Prints medians and 95th percentiles, and the former by that of times[base]."""
    median = statistics.median(times[base])
    for name, took in times.items():
        p95 = sorted(took)[max(0, round(0.95 * len(took)) - 1)]
        p50 = statistics.median(took)
        print(f"{what}, {name}: p50 {p50:.1f} ms ({p50 / median:.3f} x), p95 {p95:.1f} ms", flush=True)
