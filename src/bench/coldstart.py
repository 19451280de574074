"""The boots of src/bench/coldstart: one runner on one JDK, the bare process and both apps in turn."""

import sys
import time

from sites import PORT, api, await_200, bare, java, tell

jdk, runner, jvm, work, rounds = sys.argv[1:]
# With which the archive is made, two boots of it are measured, and perhaps two without.
SETTLING = 5


def stop(app):
    api("PATCH", f"/apps/{app}/formation/web", {"quantity": 0})
    while api("GET", f"/apps/{app}/dynos"):
        time.sleep(0.05)


def boot(app):
    begin = time.perf_counter()
    api("PATCH", f"/apps/{app}/formation/web", {"quantity": 1})
    await_200(PORT, f"{app}.localhost")
    return (time.perf_counter() - begin) * 1000


kinds = {kind: f"cold-{jdk}-{runner}-{kind}" for kind in ("plain", "archive")}
for app in kinds.values():
    await_200(PORT, f"{app}.localhost")
# The first dyno's JVM writes its archive.
time.sleep(8)
for app in kinds.values():
    stop(app)
    for _ in range(SETTLING - 1):
        boot(app)
        stop(app)
times = {"bare process": [], "dyno without": [], "dyno with archive": []}
for _ in range(int(rounds)):
    times["bare process"].append(bare(java(jvm, runner, work), work))
    for name, kind in (("dyno without", "plain"), ("dyno with archive", "archive")):
        times[name].append(boot(kinds[kind]))
        stop(kinds[kind])
tell(f"cold start, {runner}, JDK {jdk}", times, "dyno without")
