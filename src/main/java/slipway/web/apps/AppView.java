package slipway.web.apps;

import java.io.Serializable;
import java.time.Instant;

/**
 * What the page of an app says about the app itself.
 *
 * @param version the current release, 0 before there is one
 * @param deployed whether there is code to run
 * @param stamp differs whenever something differs that the live part of the page does not show
 */
public record AppView(
        String name,
        String url,
        String buildpack,
        boolean maintenance,
        Instant createdAt,
        int version,
        boolean deployed,
        String stamp)
        implements Serializable {}
