package slipway.service.addons.attachments;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import slipway.model.addons.AddOn;
import slipway.model.addons.AddOnAttachment;
import slipway.model.addons.AddOnService;
import slipway.model.addons.AttachmentName;
import slipway.service.releases.AttachedVars;

/** What add-ons set, under the names of the attachments by which apps have them. */
@ApplicationScoped
@Transactional
public class AttachedConfig implements AttachedVars {
    @Inject
    EntityManager entities;

    @Inject
    AddOnSafe safe;

    @Override
    public Map<String, String> of(UUID appId) {
        Map<String, String> vars = new TreeMap<>();
        List<Object[]> rows = entities.createQuery(
                        "select t, o, s from AddOnAttachment t, AddOn o, Plan p, AddOnService s where t.appId = :app"
                                + " and o.id = t.addOnId and o.state = slipway.model.addons.AddOnState.PROVISIONED"
                                + " and p.id = o.planId and s.id = p.serviceId",
                        Object[].class)
                .setParameter("app", appId)
                .getResultList();
        rows.forEach(
                row -> vars.putAll(varsOf((AddOnAttachment) row[0], (AddOn) row[1], ((AddOnService) row[2]).prefix())));
        return vars;
    }

    @Override
    public List<String> plans(UUID appId) {
        return entities.createQuery(
                        "select distinct p.name from AddOnAttachment t, AddOn o, Plan p where t.appId = :app"
                                + " and o.id = t.addOnId and o.state = slipway.model.addons.AddOnState.PROVISIONED"
                                + " and p.id = o.planId order by p.name",
                        String.class)
                .setParameter("app", appId)
                .getResultList();
    }

    /** What one attachment sets, by the names of config vars. */
    public Map<String, String> varsOf(AddOnAttachment attachment, AddOn addOn, String prefix) {
        Map<String, String> vars = new TreeMap<>();
        AttachmentName name = new AttachmentName(attachment.name());
        safe.config(addOn, attachment.namespace())
                .orElse(Map.of())
                .forEach((var, value) -> vars.put(name.varOf(var, prefix), value));
        return vars;
    }
}
