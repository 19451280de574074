package slipway.api.addons.partners;

/** By what a provider proves itself when it asks for tokens: told once. */
public record ClientSecretRepresentation(String clientSecret) {
    /** Without what must not be written anywhere. */
    @Override
    public String toString() {
        return "ClientSecretRepresentation";
    }
}
