package slipway.service.mail;

import java.util.UUID;
import slipway.model.mail.MailText;

/** The way to the mail server. */
public interface MailSender {
    /**
     * What is sent.
     *
     * @param id the same at every attempt, so that a receiver can tell a mail that comes twice
     * @param to an address whose form the server has yet to judge
     */
    record Letter(UUID id, String to, MailText text) {}

    /** What came of it. */
    enum Result {
        SENT,
        /** The server could not be reached or does not let us in: other mails would fare no better now. */
        NO_SERVER,
        /** The server took others, perhaps, but not this one now. */
        NOT_NOW,
        /** There is no such recipient: it makes no sense to try again. */
        NEVER
    }

    /** @param reason for operators, in a few words, without anything secret; empty for what was sent */
    record Outcome(Result result, String reason) {
        public static final Outcome SENT = new Outcome(Result.SENT, "");
    }

    /** Sends once; ends with an outcome and no exception, within about a minute. Called by one thread at a time. */
    Outcome send(Letter letter);
}
