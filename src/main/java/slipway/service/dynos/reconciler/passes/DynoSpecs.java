package slipway.service.dynos.reconciler.passes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import slipway.model.apps.App;
import slipway.model.builds.Slug;
import slipway.model.dynos.Dyno;
import slipway.model.dynos.DynoSize;
import slipway.model.releases.Release;
import slipway.service.dynos.oneoffs.OneOffEnvironment;
import slipway.service.dynos.runtime.Allowance;
import slipway.service.dynos.runtime.DynoSpec;
import slipway.service.dynos.sizes.DynoSizes;
import slipway.service.releases.ConfigSafe;
import slipway.service.secrets.SecretBox;

/** Puts together all that a runtime needs to start a dyno. */
@ApplicationScoped
public class DynoSpecs {
    @Inject
    ConfigSafe configSafe;

    @Inject
    SecretBox secrets;

    @Inject
    DynoSizes sizes;

    DynoSpec of(App app, Release release, Slug slug, Dyno dyno) {
        Map<String, String> own = dyno.oneOff()
                .sealedEnvironment()
                .map(box -> OneOffEnvironment.read(secrets.open(app.id(), box)))
                .orElse(Map.of());
        DynoSize size = sizes.of(dyno.size());
        return new DynoSpec(
                dyno.id(),
                dyno.appId(),
                dyno.name(),
                dyno.command(),
                slug.blobKey(),
                DynoEnvironment.of(app, release, slug, configSafe.open(release), dyno, size.memoryMb(), own),
                dyno.port(),
                new Allowance(size.memoryMb(), size.mostMemoryMb(), size.compute(), size.processes()));
    }
}
