package slipway.router.rules;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import slipway.router.framing.RequestHead;

/**
 * Tells programs that look at sites by themselves from people: search engines, health checks, link previews. They say who
 * they are in {@code User-Agent}; what says nothing, or calls itself a browser, counts as a person, and so does curl.
 */
public final class Bots {
    private static final byte[] USER_AGENT = "user-agent".getBytes(StandardCharsets.US_ASCII);

    /** The words by which most call themselves, and the names of well-known ones that have none of them. */
    private static final Pattern BOT = Pattern.compile(
            "(?<!cu)bot(\\b|[/;_-])|crawl|spider|slurp|preview|externalhit|whatsapp|health-?check|healthcheck|kube-probe|uptime"
                    + "|pingdom|monitor|statuscake|site24x7|googlehc|feedfetcher|lighthouse|headlesschrome|prerender|archiver"
                    + "|scanner|nagios|zabbix|embedly|facebookcatalog|mediapartners|inspectiontool|bingpreview|skypeuripreview",
            Pattern.CASE_INSENSITIVE);

    private Bots() {}

    /** Whether the request comes from one. */
    public static boolean isOne(RequestHead head) {
        for (int i = 0; i < head.count(); i++) {
            if (head.isNamed(i, USER_AGENT)) {
                return BOT.matcher(head.value(i)).find();
            }
        }
        return false;
    }
}
