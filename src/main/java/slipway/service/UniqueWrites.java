package slipway.service;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.function.Supplier;

/** Tells "somebody else took it at the same moment" from everything else that can go wrong with a write. */
public final class UniqueWrites {
    /** SQLSTATE "unique_violation" (PostgreSQL manual, appendix A). */
    private static final String UNIQUE_VIOLATION = "23505";

    private UniqueWrites() {}

    /** Sends what waits to the database; throws {@code taken} where a unique constraint refuses it. */
    public static void flush(EntityManager entities, Supplier<? extends RuntimeException> taken) {
        try {
            entities.flush();
        } catch (PersistenceException e) {
            throw isViolation(e) ? taken.get() : e;
        }
    }

    private static boolean isViolation(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
