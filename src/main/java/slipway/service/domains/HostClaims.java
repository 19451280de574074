package slipway.service.domains;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import slipway.config.Settings;
import slipway.model.InvalidParamsException;
import slipway.model.apps.App;
import slipway.model.domains.Domain;
import slipway.model.domains.Hostname;

/** Sees to it that every host name leads to one app, and that nobody gets what is below somebody else's wildcard. */
@ApplicationScoped
@Transactional
public class HostClaims {
    /** Advisory lock under which names are claimed one after another: "doma" in ASCII. */
    private static final int LOCK = 0x646f6d61;

    @Inject
    EntityManager entities;

    @Inject
    Settings settings;

    /** Refuses names that are the platform's, taken, or entangled with names of other owners; free until the commit. */
    void claim(App app, Hostname name) {
        requireNotOurs(name);
        entities.createNativeQuery("select 1 from pg_advisory_xact_lock(" + LOCK + ")")
                .getResultList();
        List<UUID> holders = entities.createQuery("select d.appId from Domain d where d.hostname = :name", UUID.class)
                .setParameter("name", name.text())
                .getResultList();
        if (holders.contains(app.id())) {
            throw new InvalidParamsException("Hostname " + name + " is a domain of this app already.");
        }
        // Who has it is nobody's business.
        if (!holders.isEmpty() || isShadowedOrShadows(app.ownerId(), name)) {
            throw new InvalidParamsException("Hostname " + name + " is in use by another app.");
        }
    }

    private void requireNotOurs(Hostname name) {
        String ours = "." + settings.domain().toLowerCase(Locale.ROOT);
        boolean below = ("." + name.base()).endsWith(ours);
        boolean above = name.isWildcard() && ours.endsWith("." + name.base());
        if (below || above) {
            throw new InvalidParamsException("Hostname " + name + " belongs to this platform.");
        }
    }

    private boolean isShadowedOrShadows(UUID owner, Hostname name) {
        String others = "select d from Domain d, App a where a.id = d.appId and a.ownerId <> :owner and ";
        List<Domain> found = new ArrayList<>(entities.createQuery(others + "d.hostname in :above", Domain.class)
                .setParameter("owner", owner)
                .setParameter("above", name.wildcardsAbove())
                .setMaxResults(1)
                .getResultList());
        if (name.isWildcard()) {
            found.addAll(entities.createQuery(others + "d.reversed >= :first and d.reversed < :end", Domain.class)
                    .setParameter("owner", owner)
                    .setParameter("first", name.reversedBelow())
                    .setParameter("end", name.reversedBelow().replaceFirst("\\.$", "/"))
                    .setMaxResults(1)
                    .getResultList());
        }
        return !found.isEmpty();
    }
}
