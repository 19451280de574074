package slipway.router.exchange;

import org.jspecify.annotations.Nullable;
import slipway.config.RouterSettings;
import slipway.router.rules.RouterError;

/** Who has been silent for too long (heroku.md, section 4): the client, the dyno before its answer, or in the middle. */
final class Overdue {
    private Overdue() {}

    /**
     * Null while nobody is late.
     *
     * @param sent when the whole request was with the dyno; 0 while it is not
     * @param connected when it began to go there
     */
    static @Nullable RouterError what(
            long now,
            RouterSettings settings,
            ClientLeg client,
            DynoLeg dyno,
            boolean answered,
            long sent,
            long connected) {
        long idle = settings.idle().toNanos();
        long quietDyno = now - Math.max(dyno.lastRead(), connected);
        long quietClient = now - Math.max(client.lastMove(), connected);
        boolean waitsForBody = !client.bodyIsDone() && client.isReading();
        boolean waitsForRoom = answered && client.hasUnsent();
        if ((waitsForBody || waitsForRoom) && quietClient > idle) {
            return RouterError.H28;
        }
        // The platform's own pages may think for as long as they like.
        if (!dyno.destination().isTimed()) {
            return null;
        }
        if (!answered && sent != 0) {
            return now - sent > settings.firstByte().toNanos() ? RouterError.H12 : null;
        }
        return quietDyno > idle && quietClient > idle ? RouterError.H15 : null;
    }
}
