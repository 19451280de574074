package slipway.model;

/** Nothing of that name, or nothing that the caller may know of: strangers cannot tell the two apart. */
public final class NotFoundException extends PlatformException {
    private final String resource;

    /** @param resource the API's name of what is missing, such as {@code app} */
    public NotFoundException(String resource) {
        super(Kind.NOT_FOUND, "Couldn't find that %s.".formatted(resource.replace('_', ' ')));
        this.resource = resource;
    }

    public String resource() {
        return resource;
    }
}
