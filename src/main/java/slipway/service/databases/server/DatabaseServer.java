package slipway.service.databases.server;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The server on which add-ons have their databases. Every step may be repeated, and ends as if it had been taken once.
 * Fails with a {@link DatabaseAwayException} where the server cannot be asked.
 */
public interface DatabaseServer {
    /** Whether this platform has such a server at all. */
    boolean isAvailable();

    /** Such as 17. */
    int majorVersion();

    /** Such as 17.11. */
    String version();

    /** By which apps and people reach it, such as {@code 169.254.1.1:5432}. */
    String address();

    /** A database that its owner alone may enter, and the owner. */
    void make(String database, Login owner, Limits limits);

    /** Other limits for a database that is there. */
    void limit(String database, String owner, Limits limits);

    /** A role that may enter a database, and see only what its owner grants it. */
    void addLogin(String database, Login login);

    void changePassword(Login login);

    /** Takes a role away; what it owns in the database is its owner's then. */
    void removeLogin(String database, String owner, String role);

    /** Empties a database. */
    void reset(String database, String owner, Collection<String> others, Limits limits, List<String> extensions);

    /** Ends all connections to a database, and lets nobody in any more. */
    void shut(String database);

    /** Ends it for good, with its roles. */
    void drop(String database, Collection<String> roles);

    /** Ends all connections to a database. */
    void disconnect(String database);

    /** Counts anew how much its tables and indexes are used. */
    void resetStatistics(String database);

    /** Fills a database that was just made with what another one has; the other one's connections end for it. */
    void copy(String from, String to, String owner);

    /** Bytes on disk, by database. */
    Map<String, Long> sizes();

    /** Connections at this moment, by role. */
    Map<String, Integer> connections(String database);

    /** Cancels statements that take longer than they may. */
    void cancelLongStatements(Map<String, Duration> atMost);

    Contents contents(String database, Login owner);

    /** Lets nobody insert or update any more, in tables that are there or will be when this is asked for again. */
    void stopInserts(String database, Login owner);

    /** Takes that back. */
    void allowInserts(String database, Login owner);
}
