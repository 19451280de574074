package slipway.service.databases.server;

/**
 * What is in a database.
 *
 * @param tables of users
 * @param rows in them, as the server estimates
 */
public record Contents(long tables, long rows) {}
