package slipway.api.addons.catalogue;

/** What a plan costs; {@code cents} are US cents. */
public record PriceRepresentation(int cents, boolean contract, boolean metered, String unit) {
    public static PriceRepresentation monthly(int cents) {
        return new PriceRepresentation(cents, false, false, "month");
    }
}
