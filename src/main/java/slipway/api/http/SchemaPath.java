package slipway.api.http;

/** Where the API describes itself: the one route that is open to everybody. */
public final class SchemaPath {
    public static final String PATH = "schema";

    private SchemaPath() {}
}
