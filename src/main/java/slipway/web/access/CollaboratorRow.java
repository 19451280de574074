package slipway.web.access;

import java.io.Serializable;
import java.util.List;
import java.util.Set;
import slipway.model.access.Permission;

/** Somebody with whom an app is shared, and what somebody is about to allow them. */
public class CollaboratorRow implements Serializable {
    private final String email;
    private List<String> permissions;

    CollaboratorRow(String email, Set<Permission> permissions) {
        this.email = email;
        this.permissions = permissions.stream()
                .filter(permission -> permission != Permission.VIEW)
                .sorted()
                .map(Permission::word)
                .toList();
    }

    public String email() {
        return email;
    }

    /** Besides seeing the app, which everybody may with whom it is shared. */
    public List<String> getPermissions() {
        return permissions;
    }

    public void setPermissions(List<String> permissions) {
        this.permissions = List.copyOf(permissions);
    }
}
