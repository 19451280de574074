package slipway.api.http;

/** What the API says to everybody, with or without an account: what is built, and which buildpacks there are. */
public final class OpenPaths {
    public static final String SCHEMA = "schema";

    /** {@code heroku buildpacks:set} asks without credentials, since Heroku's registry is open. */
    public static final String BUILDPACKS = "buildpacks";

    private OpenPaths() {}

    /** @param path below the API's root, without a slash at its beginning */
    public static boolean isOpen(String method, String path) {
        return method.equals("GET") && (path.equals(SCHEMA) || path.startsWith(BUILDPACKS + "/"));
    }
}
