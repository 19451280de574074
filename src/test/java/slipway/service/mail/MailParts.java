package slipway.service.mail;

import java.util.Optional;
import java.util.UUID;
import slipway.Wiring;
import slipway.config.Settings;
import slipway.integration.database.OwnDatabase;
import slipway.integration.mail.MailServer;

/** An outbox without a container, whose mails are sent to a real server. */
public final class MailParts implements AutoCloseable {
    private final MailLoop loop;
    private final MailOutbox outbox;

    public MailParts(OwnDatabase database, Settings settings) {
        MailRecords records = Wiring.wire(new Records(database), database.entities());
        loop = Wiring.wire(new MailLoop(), records, MailServer.sender(settings), settings);
        outbox = Wiring.wire(new MailOutbox(), database.entities(), database.afterCommit(), settings, loop);
    }

    public MailOutbox outbox() {
        return outbox;
    }

    @Override
    public void close() {
        loop.stop();
    }

    private static final class Records extends MailRecords {
        private final OwnDatabase database;

        private Records(OwnDatabase database) {
            this.database = database;
        }

        @Override
        Optional<MailSender.Letter> next() {
            return database.transaction(super::next);
        }

        @Override
        void end(UUID id, MailSender.Outcome outcome) {
            database.transaction(() -> super.end(id, outcome));
        }
    }
}
