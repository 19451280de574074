package slipway.web.apps;

import java.io.Serializable;
import java.time.Instant;
import java.util.Set;
import slipway.model.access.Permission;

/**
 * What the page of an app says about the app itself.
 *
 * @param version the current release, 0 before there is one
 * @param deployed whether there is code to run
 * @param permissions what who looks may do
 * @param stamp differs whenever something differs that the live part of the page does not show
 */
public record AppView(
        String name,
        String url,
        String buildpack,
        boolean maintenance,
        Instant createdAt,
        int version,
        boolean deployed,
        String stamp,
        Set<Permission> permissions)
        implements Serializable {
    public AppView {
        permissions = Set.copyOf(permissions);
    }

    /** Whether who looks has the permission, by the API's word for it. */
    public boolean may(String permission) {
        return permissions.stream().anyMatch(held -> held.word().equals(permission));
    }

    public boolean mayReadConfig() {
        return may(Permission.DEPLOY.word()) || may(Permission.OPERATE.word());
    }
}
