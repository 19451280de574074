package slipway.service.dynos;

import java.util.List;
import java.util.Optional;
import slipway.model.apps.App;
import slipway.model.dynos.Dyno;
import slipway.model.dynos.Formation;
import slipway.model.releases.Procfile;
import slipway.model.releases.Release;

/**
 * An app, what it runs and how, read at once.
 *
 * @param release the current one
 * @param procfile its process types; none before the first deploy
 * @param formations by type
 * @param dynos by type and number, without those that only wait for their process to end
 */
public record Overview(
        App app, Optional<Release> release, Procfile procfile, List<Formation> formations, List<Dyno> dynos) {
    public Overview {
        formations = List.copyOf(formations);
        dynos = List.copyOf(dynos);
    }
}
