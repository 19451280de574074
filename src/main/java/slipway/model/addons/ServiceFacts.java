package slipway.model.addons;

/**
 * What a service says about itself.
 *
 * @param prefix of its config vars, without an underscore at the end
 * @param firstName what its first attachment to an app is called
 * @param furtherName how the names of further attachments begin
 * @param multiple whether an app may have several
 * @param shareable whether other apps may have it as well
 */
public record ServiceFacts(
        String name,
        String humanName,
        String summary,
        String category,
        String prefix,
        String firstName,
        String furtherName,
        boolean multiple,
        boolean shareable) {}
