"""The measurements of src/bench/wake: wakings of one kind of site, or what it holds in memory."""

import glob
import http.client
import json
import os
import statistics
import subprocess
import sys
import time
import urllib.request

what, kind, work, more = sys.argv[1:]
platform = os.environ["BENCH_URL"]
port = int(os.environ["BENCH_PORT"])
flags = "-XX:+UseSerialGC -XX:MaxRAM=512m -Xmx300m -Xss512k -XX:CICompilerCount=2 -Dfile.encoding=UTF-8".split()
MEGABYTE = 1 << 20


def api(path):
    headers = {
        "Accept": "application/vnd.heroku+json; version=3",
        "Authorization": "Bearer " + os.environ["BENCH_TOKEN"],
    }
    with urllib.request.urlopen(urllib.request.Request(platform + path, headers=headers)) as answer:
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


def bare():
    begin = time.perf_counter()
    if kind == "node":
        words = ["node", f"{work}/slug-node/app/site.js"]
    else:
        words = ["java", *flags, "-jar", f"{work}/{kind}.jar", "--port", "5951", f"{work}/{kind}/hello.war"]
    process = subprocess.Popen(
        words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=work, env={**os.environ, "PORT": "5951"}
    )
    await_200(5951, "localhost")
    took = time.perf_counter() - begin
    process.kill()
    process.wait()
    return took * 1000


def processes(app):
    """Of the app's dynos, by their folders."""
    found = []
    for dyno in api(f"/apps/{app}/dynos"):
        for process in glob.glob(f"{os.environ['BENCH_DIR']}/home/dynos/{dyno['id']}/process"):
            leader = int(open(process).read().split()[2])
            found += descendants(leader)
    return found


def descendants(pid):
    try:
        children = open(f"/proc/{pid}/task/{pid}/children").read().split()
    except OSError:
        return []
    return [pid] + [each for child in children for each in descendants(int(child))]


def await_state(app, state):
    while [dyno["state"] for dyno in api(f"/apps/{app}/dynos")] != [state]:
        time.sleep(0.05)


def wake(app):
    await_state(app, "idle")
    # Until what is left of the old process, or is being paged out, is gone.
    time.sleep(0.5)
    begin = time.perf_counter()
    await_200(port, f"{app}.localhost")
    return (time.perf_counter() - begin) * 1000


def pss(app):
    total = 0
    for pid in processes(app):
        for line in open(f"/proc/{pid}/smaps_rollup"):
            if line.startswith("Pss:"):
                total += int(line.split()[1]) * 1024
    return total / MEGABYTE


def zram():
    return int(open("/sys/block/zram0/mm_stat").read().split()[2]) / MEGABYTE


if what == "wake":
    kinds = {"nap": f"wake-{kind}-nap", "deep sleep": f"wake-{kind}-stop"}
    # The first boots make archives, and settle for or against them.
    for _ in range(5):
        for app in kinds.values():
            await_200(port, f"{app}.localhost")
            time.sleep(0.5)
            wake(app)
    times = {"bare process": [], "nap": [], "deep sleep": []}
    for _ in range(int(more)):
        times["bare process"].append(bare())
        for name, app in kinds.items():
            times[name].append(wake(app))
    base = statistics.median(times["bare process"])
    for name, took in times.items():
        p95 = sorted(took)[max(0, round(0.95 * len(took)) - 1)]
        p50 = statistics.median(took)
        print(f"to the first 200, {kind}, {name}: p50 {p50:.1f} ms ({p50 / base:.3f} x), p95 {p95:.1f} ms", flush=True)
else:
    app = f"wake-{kind}-nap"
    await_200(port, f"{app}.localhost")
    awake = pss(app)
    before = zram() if more == "zram" else 0
    await_state(app, "idle")
    time.sleep(3)
    napping = pss(app) + (max(zram() - before, 0) if more == "zram" else 0)
    print(
        f"memory of a site, {kind}, swap: {more}: awake {awake:.0f} MB, napping {napping:.0f} MB"
        f" ({napping / awake:.2f} x), sites in a GB: awake {1024 / awake:.0f}, napping {1024 / napping:.0f}",
        flush=True,
    )
