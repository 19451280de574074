package slipway.api.addons;

/** The {@code add-on-config} object of Platform API v3. */
public record AddOnConfigRepresentation(String name, String value) {
    /** Without what must not be written anywhere. */
    @Override
    public String toString() {
        return "AddOnConfigRepresentation[" + name + "]";
    }
}
