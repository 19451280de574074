package slipway.journey.crash;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import slipway.journey.ApiClient;
import slipway.journey.Deploy;
import slipway.journey.Platform;
import slipway.journey.Tarball;

/** Changes apps without a pause, as a busy team would; writes down what it asked for and what was acknowledged. */
final class Client implements Runnable {
    private static final String PROCFILE = "web: java $JAVA_OPTS -jar app.jar\nworker: exec sleep 1000000\n";

    private final int number;
    private final Platform platform;
    private final ApiClient api;
    private final List<Ledger> apps;
    private final Gate gate;
    private final Queue<String> complaints;
    private final Random chance;
    private int count;

    Client(int number, Platform platform, List<Ledger> apps, Gate gate, Queue<String> complaints, long seed) {
        this.number = number;
        this.platform = platform;
        this.api = platform.api();
        this.apps = apps;
        this.gate = gate;
        this.complaints = complaints;
        this.chance = new Random(seed + number);
    }

    @Override
    public void run() {
        int opening = 0;
        try {
            opening = gate.passAfter(opening);
            while (opening > 0 && !gate.isOver()) {
                try {
                    step();
                } catch (UncheckedIOException platformIsAway) {
                    opening = gate.passAfter(opening);
                }
            }
        } catch (InterruptedException | RuntimeException | AssertionError e) {
            complaints.add("client " + number + ": " + e);
        } finally {
            gate.leave();
        }
    }

    /** Name, maintenance, formation and domains of an app are one client's; code, config and rollbacks anybody's. */
    private void step() {
        Ledger own = apps.get(number);
        Ledger any = apps.get(chance.nextInt(apps.size()));
        count++;
        int dice = chance.nextInt(100);
        if (dice < 15) {
            deploy(any);
        } else if (dice < 50) {
            changeConfig(any);
        } else if (dice < 65) {
            scale(own);
        } else if (dice < 75) {
            rollBack(any);
        } else if (dice < 83) {
            rename(own);
        } else if (dice < 92) {
            turnMaintenance(own);
        } else {
            changeDomains(own);
        }
    }

    void deploy(Ledger app) {
        JsonNode source = api.post("/sources", "").path("source_blob");
        byte[] tarball = new Tarball()
                .file("Procfile", PROCFILE)
                .file("unique", number + "-" + count)
                .file("app.jar", Deploy.testAppJar())
                .bytes();
        Deploy.put(platform, source.path("put_url").asText(), tarball);
        JsonNode build = api.post(
                app.path("/builds"),
                "{\"source_blob\":{\"url\":\"%s\"},\"buildpacks\":[{\"name\":\"heroku/jvm\"}]}"
                        .formatted(source.path("get_url").asText()));
        app.builds.add(build.path("id").asText());
        Deploy.follow(platform, build.path("output_stream_url").asText());
    }

    private void changeConfig(Ledger app) {
        String name = "C%d_%d".formatted(number, chance.nextInt(3));
        String value = number + "-" + count;
        app.varsSent.add(name + "=" + value);
        JsonNode vars = api.patch(app.path("/config-vars"), "{\"%s\":\"%s\"}".formatted(name, value));
        app.varsAcknowledged.add(name + "=" + value);
        expect(value, vars.path(name).asText(), "the answer to a config change");
    }

    private void scale(Ledger app) {
        String type = chance.nextBoolean() ? "web" : "worker";
        int quantity = chance.nextInt(type.equals("web") ? 2 : 3);
        app.quantities.get(type).sent(quantity);
        api.patch(
                app.path("/formation"),
                // The usual size is for one dyno of a type.
                """
                {"updates":[{"type":"web","size":"standard-1x"},{"type":"worker","size":"standard-1x"},
                 {"type":"%s","quantity":%d}]}""".formatted(type, quantity));
        app.quantities.get(type).acknowledged(quantity);
    }

    private void rollBack(Ledger app) {
        List<Integer> good = new ArrayList<>();
        ApiClient.json(api.send("GET", app.path("/releases"), "", "Range", "version ..; order=desc,max=20"))
                .forEach(release -> {
                    if (release.path("eligible_for_rollback").asBoolean()) {
                        good.add(release.path("version").asInt());
                    }
                });
        int old = good.get(chance.nextInt(good.size()));
        JsonNode made = api.post(app.path("/releases"), "{\"release\":\"%d\"}".formatted(old));
        if (!app.versions.add(made.path("version").asInt())) {
            complaints.add("two releases were answered as " + made);
        }
    }

    private void rename(Ledger app) {
        String name = "crash-%d-%d".formatted(number, count);
        app.name.sent(name);
        api.patch(app.path(""), "{\"name\":\"%s\"}".formatted(name));
        app.name.acknowledged(name);
    }

    private void turnMaintenance(Ledger app) {
        boolean on = chance.nextBoolean();
        app.maintenance.sent(on);
        api.patch(app.path(""), "{\"maintenance\":%s}".formatted(on));
        app.maintenance.acknowledged(on);
    }

    /** Does nothing where the platform has no domains yet. */
    private void changeDomains(Ledger app) {
        String host = "www-%d-%d.crash.example".formatted(number, chance.nextInt(4));
        Expected<Boolean> present = app.domains.computeIfAbsent(host, absent -> new Expected<>(false));
        boolean add = present.possible().contains(false);
        present.sent(add);
        HttpResponse<String> answer = add
                ? api.send("POST", app.path("/domains"), "{\"hostname\":\"" + host + "\",\"sni_endpoint\":null}")
                : api.send("DELETE", app.path("/domains/" + host), "");
        // After a lost answer the domain may be there, or gone, already: the platform then says so.
        if (answer.statusCode() < 300 || answer.statusCode() == 404 || answer.statusCode() == 422) {
            present.acknowledged(add);
        } else if (answer.statusCode() == 501) {
            app.domains.remove(host);
        } else {
            complaints.add("domain: " + answer.statusCode() + " " + answer.body());
        }
    }

    private void expect(Object wanted, Object found, String what) {
        if (!wanted.equals(found)) {
            complaints.add("%s: %s instead of %s".formatted(what, found, wanted));
        }
    }
}
