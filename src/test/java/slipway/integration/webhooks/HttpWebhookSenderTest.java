package slipway.integration.webhooks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import slipway.Wiring;
import slipway.config.Settings;
import slipway.service.webhooks.WebhookSender;
import slipway.service.webhooks.WebhookSenderContract;

/** The real sender over real sockets. */
class HttpWebhookSenderTest extends WebhookSenderContract {
    private final List<HttpWebhookSender> made = new ArrayList<>();

    @Override
    protected WebhookSender newSender(boolean privateAllowed) {
        Settings settings = Settings.of(Map.of("SLIPWAY_PRIVATE_WEBHOOKS", String.valueOf(privateAllowed)));
        HttpWebhookSender sender = Wiring.wire(new HttpWebhookSender(), settings);
        made.add(sender);
        return sender;
    }

    @AfterEach
    void stopThem() {
        made.forEach(HttpWebhookSender::stop);
    }
}
