package slipway.service.webhooks;

import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The way to receivers outside. */
public interface WebhookSender {
    /**
     * What is posted.
     *
     * @param body sent as UTF-8, the very bytes that {@code signature} was made of
     */
    record Notification(URI url, String body, String signature, Optional<String> authorization) {}

    /**
     * What came of it.
     *
     * @param code the receiver's HTTP status; absent where it did not answer
     * @param errorClass why it did not answer, in one word
     * @param inVain whether it makes no sense to try again
     */
    record Answer(Optional<Integer> code, Optional<String> errorClass, boolean inVain) {
        public static Answer of(int code) {
            return new Answer(Optional.of(code), Optional.empty(), false);
        }

        public static Answer none(String errorClass) {
            return new Answer(Optional.empty(), Optional.of(errorClass), false);
        }

        /** Nothing was sent, and nothing ever will be. */
        public static Answer refused(String errorClass) {
            return new Answer(Optional.empty(), Optional.of(errorClass), true);
        }

        /** Any 2xx. */
        public boolean isSuccess() {
            return code.filter(status -> status / 100 == 2).isPresent();
        }
    }

    /** Posts once, follows no redirect, and ends with an answer and no exception within little more than 20 s. */
    CompletableFuture<Answer> send(Notification notification);
}
