"""The measurements of src/bench/wake: wakings of one kind of site, or what it holds in memory."""

import glob
import os
import sys
import time

from sites import PORT, api, await_200, bare, java, tell

what, kind, work, more = sys.argv[1:]
MEGABYTE = 1 << 20


def processes(app):
    """Of the app's dynos, by their folders."""
    found = []
    for dyno in api("GET", f"/apps/{app}/dynos"):
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
    while [dyno["state"] for dyno in api("GET", f"/apps/{app}/dynos")] != [state]:
        time.sleep(0.05)


def wake(app):
    await_state(app, "idle")
    # Until what is left of the old process, or is being paged out, is gone.
    time.sleep(0.5)
    begin = time.perf_counter()
    await_200(PORT, f"{app}.localhost")
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
            await_200(PORT, f"{app}.localhost")
            time.sleep(0.5)
            wake(app)
    words = ["node", f"{work}/slug-node/app/site.js"] if kind == "node" else java("java", kind, work)
    times = {"bare process": [], "nap": [], "deep sleep": []}
    for _ in range(int(more)):
        times["bare process"].append(bare(words, work))
        for name, app in kinds.items():
            times[name].append(wake(app))
    tell(f"to the first 200, {kind}", times, "bare process")
else:
    app = f"wake-{kind}-nap"
    await_200(PORT, f"{app}.localhost")
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
