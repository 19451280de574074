package slipway.service.git;

import java.io.IOException;
import java.util.List;
import java.util.UUID;

/** Port: the code that was pushed, one repository an app, made by the first push or clone. */
public interface CodeRepositories {
    /** The apps that have a repository, among them apps that were destroyed since. */
    List<UUID> apps() throws IOException;

    void delete(UUID appId);
}
