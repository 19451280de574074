package slipway.model.webhooks;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The latest try to deliver.
 *
 * @param code the receiver's HTTP status, where it answered
 * @param errorClass why it did not answer
 * @param status scheduled while under way, then succeeded or failed
 */
public record DeliveryAttempt(
        UUID id,
        Optional<Integer> code,
        Optional<String> errorClass,
        DeliveryStatus status,
        Instant createdAt,
        Instant updatedAt) {}
