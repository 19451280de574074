package slipway.service.setups;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import slipway.model.apps.App;
import slipway.model.builds.Build;
import slipway.model.dynos.Dyno;
import slipway.model.setups.AppSetup;
import slipway.model.setups.Manifest;
import slipway.model.setups.Postdeploy;
import slipway.service.access.Actor;
import slipway.service.apps.AppChanges;
import slipway.service.apps.AppFinder;
import slipway.service.apps.AppService;
import slipway.service.builds.BuildService;
import slipway.service.builds.Buildpacks;
import slipway.service.dynos.FormationService;
import slipway.service.dynos.oneoffs.OneOffRequest;
import slipway.service.dynos.oneoffs.OneOffService;
import slipway.service.releases.ConfigVarService;
import slipway.service.secrets.Tokens;
import slipway.service.setups.manifest.AddOnDemands;
import slipway.service.setups.manifest.SetupFailedException;

/** The two steps that change the app, done in the name of whoever asked for the setup and with their permissions. */
@ApplicationScoped
@Transactional
public class SetupSteps {
    /** What the one-off of a postdeploy script is called. */
    private static final String TYPE = "postdeploy";

    /** As long as a release phase may run (Dev Center, "Release Phase"). */
    private static final Duration LONGEST_SCRIPT = Duration.ofHours(1);

    @Inject
    AppFinder apps;

    @Inject
    AppService appService;

    @Inject
    ConfigVarService configVars;

    @Inject
    Buildpacks buildpacks;

    @Inject
    AddOnDemands addOns;

    @Inject
    BuildService builds;

    @Inject
    FormationService formations;

    @Inject
    OneOffService oneOffs;

    /** Before the build: everything that the build, and the first release, are made of. */
    void configure(Actor actor, AppSetup setup, Manifest manifest, Map<String, String> given)
            throws SetupFailedException {
        List<String> missing = manifest.missing(given);
        if (!missing.isEmpty()) {
            throw SetupFailedException.invalid(missing);
        }
        App app = apps.findById(setup.appId()).orElseThrow();
        String name = app.id().toString();
        addOns.meet(actor, app, manifest.addOns());
        configVars.change(
                actor,
                name,
                manifest.config(given, Tokens::newHexSecret).entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> Optional.of(entry.getValue()))));
        List<String> chosen = setup.buildpacks().isEmpty() ? manifest.buildpacks() : setup.buildpacks();
        if (!chosen.isEmpty()) {
            buildpacks.choose(actor, name, chosen);
        }
        if (manifest.stack().isPresent() && !setup.hasChosenStack()) {
            appService.update(
                    actor,
                    name,
                    new AppChanges(Optional.empty(), Optional.empty(), manifest.stack(), Optional.empty()));
        }
        Build build = builds.create(actor, name, setup.source(), List.of());
        setup.configured(manifest, build.id());
    }

    /** After the first release: its formation, and the script, or the end. */
    void released(Actor actor, AppSetup setup) {
        String app = setup.appId().toString();
        List<FormationService.Change> changes = setup.plan().formation().stream()
                .map(wish ->
                        new FormationService.Change(wish.type(), wish.quantity().map(String::valueOf), wish.size()))
                .toList();
        if (!changes.isEmpty()) {
            formations.change(actor, app, changes);
        }
        setup.plan()
                .postdeploy()
                .ifPresentOrElse(
                        script -> {
                            Dyno dyno = oneOffs.run(actor, app, order(script)).dyno();
                            setup.runs(dyno.id(), dyno.name());
                        },
                        setup::succeed);
    }

    private static OneOffRequest order(Postdeploy script) {
        return new OneOffRequest(script.command(), false, false, Map.of(), TYPE, script.size(), LONGEST_SCRIPT);
    }
}
