package slipway.web.setups;

import java.io.Serializable;
import java.net.URI;
import java.util.stream.Stream;
import slipway.model.setups.FormationWish;
import slipway.model.setups.Manifest;
import slipway.model.setups.Postdeploy;
import slipway.model.setups.TemplateUrl;

/**
 * What people read about a template before they deploy it; empty texts for what its maker did not say. Its logo is not
 * shown: pages load no images from elsewhere.
 *
 * @param source where the code comes from, without what opens it
 * @param script the command that runs once it is deployed
 */
public record TemplateView(
        String title,
        String description,
        String website,
        String repository,
        String source,
        String formation,
        String script)
        implements Serializable {
    static TemplateView of(String template, Manifest manifest) {
        String place = TemplateUrl.source(template).place();
        return new TemplateView(
                manifest.about().name().filter(text -> !text.isBlank()).orElseGet(() -> name(place)),
                manifest.about().description().orElse(""),
                manifest.about().website().orElse(""),
                manifest.about().repository().orElse(""),
                place,
                String.join(
                        ", ",
                        manifest.formation().stream().map(TemplateView::text).toList()),
                manifest.postdeploy().map(Postdeploy::command).orElse(""));
    }

    /** Such as {@code web 2 x Standard-1X}. */
    private static String text(FormationWish wish) {
        String count = wish.quantity().map(String::valueOf).orElse("");
        String size = wish.size().orElse("");
        return Stream.of(wish.type(), count, count.isEmpty() || size.isEmpty() ? "" : "x", size)
                .filter(part -> !part.isEmpty())
                .reduce((left, right) -> left + " " + right)
                .orElse("");
    }

    private static String name(String place) {
        return String.valueOf(URI.create(place).getHost());
    }
}
