package slipway.service.addons.attachments;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import slipway.model.addons.AddOnService;
import slipway.model.addons.AttachmentName;
import slipway.model.apps.App;
import slipway.service.releases.ReleaseService;

/** Names for attachments whose makers gave none: the service's own for the first, one with a colour for others. */
@ApplicationScoped
@Transactional
public class AttachmentNames {
    /** Those that Heroku Postgres is known for. */
    private static final List<String> COLOURS = List.of(
            "AMBER",
            "AQUA",
            "BLACK",
            "BLUE",
            "BRONZE",
            "BROWN",
            "CHARCOAL",
            "COBALT",
            "COPPER",
            "CRIMSON",
            "CYAN",
            "GOLD",
            "GRAY",
            "GREEN",
            "IVORY",
            "JADE",
            "MAROON",
            "MAUVE",
            "NAVY",
            "OLIVE",
            "ONYX",
            "ORANGE",
            "PINK",
            "PUCE",
            "PURPLE",
            "RED",
            "ROSE",
            "SILVER",
            "TEAL",
            "VIOLET",
            "WHITE",
            "YELLOW");

    @Inject
    EntityManager entities;

    @Inject
    ReleaseService releases;

    /** A free one for an app, whose row the caller has locked. */
    AttachmentName choose(App app, AddOnService service) {
        Set<String> taken = takenIn(app);
        AttachmentName first = new AttachmentName(service.firstName());
        return isFree(first, taken) ? first : furtherOne(service, taken);
    }

    /** One beside the service's first name, which is kept for whatever is promoted. */
    AttachmentName chooseFurther(App app, AddOnService service) {
        return furtherOne(service, takenIn(app));
    }

    private static AttachmentName furtherOne(AddOnService service, Set<String> taken) {
        List<String> colours = new ArrayList<>(COLOURS);
        Collections.shuffle(colours, ThreadLocalRandom.current());
        for (int round = 0; ; round++) {
            for (String colour : colours) {
                AttachmentName name =
                        new AttachmentName(service.furtherName() + "_" + colour + (round == 0 ? "" : "_" + round));
                if (isFree(name, taken)) {
                    return name;
                }
            }
        }
    }

    /** Whether no attachment has it, and no config var that somebody has set would be hidden by its vars. */
    private static boolean isFree(AttachmentName name, Set<String> taken) {
        return taken.stream().noneMatch(other -> other.equals(name.text()) || other.startsWith(name.text() + "_"));
    }

    private Set<String> takenIn(App app) {
        Set<String> taken = new HashSet<>(
                entities.createQuery("select t.name from AddOnAttachment t where t.appId = :app", String.class)
                        .setParameter("app", app.id())
                        .getResultList());
        taken.addAll(releases.ownVars(app.id()).keySet());
        return taken;
    }
}
