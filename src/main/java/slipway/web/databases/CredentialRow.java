package slipway.web.databases;

/** A credential in a list, without its password. */
public record CredentialRow(String name, String role, int connections) {
    public boolean isDefault() {
        return name.equals("default");
    }
}
