package slipway.integration.payments;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.PermissionException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import slipway.service.payments.PaymentException;

/** Turns whatever goes wrong at Stripe into a sentence for who waits, and a line for operators without the key. */
final class StripeCall {
    private static final Logger LOG = Logger.getLogger(StripeCall.class.getName());
    private static final int NOT_FOUND = 404;
    private static final String NOT_UNDERSTOOD = "Stripe's answer makes no sense to us. Please tell your operator.";

    /** One request to Stripe. */
    interface Question<T> {
        T ask() throws StripeException;
    }

    private StripeCall() {}

    static <T> T of(Question<T> question) {
        try {
            return question.ask();
        } catch (StripeException e) {
            throw refusal(e);
        } catch (RuntimeException notStripes) {
            throw notUnderstood(notStripes);
        }
    }

    /** What is not there needs no removing. */
    static <T> void removing(Question<T> question) {
        of(() -> {
            try {
                question.ask();
            } catch (InvalidRequestException e) {
                if (!Integer.valueOf(NOT_FOUND).equals(e.getStatusCode())) {
                    throw e;
                }
            }
            return true;
        });
    }

    /** Reads an answer that may lack what it should have. */
    static <T> T reading(Supplier<T> answer) {
        try {
            return answer.get();
        } catch (RuntimeException e) {
            throw notUnderstood(e);
        }
    }

    private static PaymentException refusal(StripeException e) {
        // Its message may quote what we sent.
        LOG.log(Level.WARNING, "Stripe answered {0} to request {1}: {2}", new Object[] {
            e.getStatusCode(), e.getRequestId(), e.getClass().getSimpleName()
        });
        if (e instanceof AuthenticationException || e instanceof PermissionException) {
            return new PaymentException("Stripe does not let this platform in. Please tell your operator.");
        }
        if (e instanceof CardException) {
            return new PaymentException("Stripe refused that. Your bank may know why; another card may do.");
        }
        if (e instanceof RateLimitException) {
            return new PaymentException("Stripe has too much to do. Please try again in a minute.");
        }
        if (e instanceof InvalidRequestException) {
            return new PaymentException("Stripe does not take that. Please begin anew, or tell your operator.");
        }
        return new PaymentException(
                e instanceof ApiConnectionException
                        ? "Stripe cannot be reached. Please try again in a minute."
                        : "Stripe has a problem. Please try again in a minute.");
    }

    private static PaymentException notUnderstood(RuntimeException e) {
        LOG.log(Level.WARNING, "An answer of Stripe was not understood", e);
        return new PaymentException(NOT_UNDERSTOOD);
    }
}
