package slipway.model.setups;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import slipway.model.builds.SourceBlob;

/** Where the template of a deploy button is: a tarball, a repository on GitHub as people see it, or a git URL. */
public final class TemplateUrl {
    private static final Pattern GITHUB = Pattern.compile(
            "https://(?:www\\.)?github\\.com/([\\w.-]+)/([\\w.-]+?)(?:\\.git)?(?:/tree/([\\w./-]+?))?/?");

    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");

    private TemplateUrl() {}

    /** The source behind a template; refuses what is no URL. */
    public static SourceBlob source(String template) {
        return new SourceBlob(tarball(template.strip()), Optional.empty(), Optional.empty());
    }

    private static String tarball(String url) {
        Matcher github = GITHUB.matcher(url);
        if (!github.matches()) {
            return url;
        }
        String archive = "https://github.com/" + github.group(1) + "/" + github.group(2) + "/archive/";
        String ref = github.group(3);
        if (ref == null) {
            return archive + "HEAD.tar.gz";
        }
        return archive + (COMMIT.matcher(ref).matches() ? "" : "refs/heads/") + ref + ".tar.gz";
    }
}
