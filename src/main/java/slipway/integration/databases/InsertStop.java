package slipway.integration.databases;

import java.sql.SQLException;
import java.sql.Statement;

/**
 * Keeps rows from being added to a database that is larger than its plan: a trigger on each table, which says why, and what
 * to do. Rows can be read and deleted. The owner of the database could take the triggers away; they come back at the next
 * look.
 */
final class InsertStop {
    /** Left out by {@code heroku pg:pull}, as Heroku's own of that name. */
    static final String SCHEMA = "_heroku";

    private static final String TRIGGER = "slipway_size_limit";

    /** Of tables that people own; those of extensions have none of the rights that this takes. */
    private static final String EACH_TABLE = """
            DO $$
            DECLARE t record;
            BEGIN
                FOR t IN SELECT n.nspname AS schema, c.relname AS name,
                        EXISTS (SELECT 1 FROM pg_catalog.pg_trigger g WHERE g.tgrelid = c.oid AND g.tgname = '%1$s'
                            AND g.tgenabled = 'O' AND g.tgfoid = to_regprocedure('%2$s.size_limit()')) AS has
                    FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                    WHERE c.relkind IN ('r', 'p')
                        AND n.nspname NOT IN ('pg_catalog', 'information_schema', '%2$s') AND n.nspname !~ '^pg_'
                        AND pg_catalog.pg_get_userbyid(c.relowner) = current_user
                LOOP
                    %3$s
                END LOOP;
            END $$
            """;

    private InsertStop() {}

    static void put(Statement statement) throws SQLException {
        statement.execute("CREATE SCHEMA IF NOT EXISTS " + SCHEMA);
        statement.execute("""
                CREATE OR REPLACE FUNCTION %s.size_limit() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    RAISE EXCEPTION 'This database is larger than its plan allows, so that nothing can be added to it'
                        USING ERRCODE = 'disk_full',
                        HINT = 'Delete rows and run VACUUM FULL, or choose a larger plan: heroku addons:upgrade';
                END $$
                """.formatted(SCHEMA));
        statement.execute(EACH_TABLE.formatted(
                TRIGGER,
                SCHEMA,
                "IF NOT t.has THEN EXECUTE format('DROP TRIGGER IF EXISTS " + TRIGGER + " ON %I.%I', t.schema, t.name);"
                        + " EXECUTE format('CREATE TRIGGER " + TRIGGER
                        + " BEFORE INSERT OR UPDATE ON %I.%I FOR EACH STATEMENT EXECUTE FUNCTION " + SCHEMA
                        + ".size_limit()', t.schema, t.name); END IF;"));
    }

    static void takeAway(Statement statement) throws SQLException {
        statement.execute(EACH_TABLE.formatted(
                TRIGGER,
                SCHEMA,
                "EXECUTE format('DROP TRIGGER IF EXISTS " + TRIGGER + " ON %I.%I', t.schema, t.name);"));
    }
}
