-- Asks BENCH_ADDRESS for the host of the URL, whatever else that name resolves to: so TLS is told it as well.
wrk.headers.Host = wrk.host

function wrk.resolve(_, port)
    wrk.addrs = wrk.lookup(os.getenv("BENCH_ADDRESS"), port)
end

-- Requests, requests a second, p50 and p99 in milliseconds, and how many failed.
function done(summary, latency)
    local errors = summary.errors
    io.write(string.format("RESULT %d %.1f %.3f %.3f %d\n", summary.requests, summary.requests / summary.duration * 1e6,
        latency:percentile(50) / 1000, latency:percentile(99) / 1000,
        errors.status + errors.connect + errors.read + errors.write + errors.timeout))
end
