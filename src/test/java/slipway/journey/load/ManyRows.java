package slipway.journey.load;

import slipway.journey.PlatformDatabase;

/** Fills the database as years of use would, by bulk inserts. */
final class ManyRows {
    private final PlatformDatabase database;

    ManyRows(PlatformDatabase database) {
        this.database = database;
    }

    void accounts(int count) {
        database.update("""
                INSERT INTO account (id, email, name, password_hash, operator, created_at, updated_at)
                SELECT gen_random_uuid(), 'many-' || gen_random_uuid() || '@example.com', 'many', 'x', false, now(), now()
                FROM generate_series(1, %d)""".formatted(count));
    }

    /** Apps that were deployed once and want no dynos; {@code owner} is SQL for the owner of app number g. */
    void apps(int count, String prefix, String owner) {
        database.update("""
                INSERT INTO app (id, owner_id, name, stack, build_stack, maintenance, buildpacks, created_at, updated_at,
                    released_at, slug_size)
                SELECT gen_random_uuid(), %s, '%s-' || g, 'heroku-24', 'heroku-24', false, '', now(), now(), now(), 1
                FROM generate_series(1, %d) g""".formatted(owner, prefix, count));
        database.update("""
                INSERT INTO slug (id, app_id, blob_key, size, procfile, buildpack_description, stack, created_at)
                SELECT gen_random_uuid(), id, md5(name), 1, E'web: run\\nworker: run\\n', 'many', stack, now()
                FROM app WHERE name LIKE '%s-%%'""".formatted(prefix));
        database.update("""
                INSERT INTO formation (id, app_id, type, quantity, size, created_at, updated_at)
                SELECT gen_random_uuid(), id, type, 0, 'Free', now(), now()
                FROM app, unnest(ARRAY['web', 'worker']) type WHERE name LIKE '%s-%%'""".formatted(prefix));
        database.update("""
                INSERT INTO release (id, app_id, version, slug_id, sealed_config, description, user_id, status, created_at)
                SELECT gen_random_uuid(), a.id, 1, s.id, '\\x00', 'Deploy', a.owner_id, 'SUCCEEDED', now()
                FROM app a JOIN slug s ON s.app_id = a.id WHERE a.name LIKE '%s-%%'""".formatted(prefix));
    }

    /** {@code count} more releases of each app that {@code where} is true of, with slug and config of its last one. */
    void releases(int count, String where) {
        database.update("""
                INSERT INTO release (id, app_id, version, slug_id, sealed_config, description, user_id, status, created_at)
                SELECT gen_random_uuid(), l.app_id, l.version + g, l.slug_id, l.sealed_config, 'Set A config vars',
                    l.user_id, 'SUCCEEDED', now()
                FROM (SELECT DISTINCT ON (r.app_id) r.* FROM release r JOIN app ON app.id = r.app_id WHERE %s
                    ORDER BY r.app_id, r.version DESC) l, generate_series(1, %d) g""".formatted(where, count));
    }

    /** Monitors the apps that {@code where} is true of, unless they are, and writes down so many hours of each. */
    void slots(int count, String where) {
        database.update("""
                INSERT INTO monitored_app SELECT gen_random_uuid(), id, 720, 50, now() FROM app
                WHERE %s AND id NOT IN (SELECT app_id FROM monitored_app)""".formatted(where));
        database.update("""
                INSERT INTO metric_slot SELECT m.addon_id, date_trunc('hour', now()) - g * interval '1 hour', 'web', 60,
                    gen_random_uuid(), '{0,0,9,0,0,0}', 0, '', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, '{}'
                FROM monitored_app m JOIN app ON app.id = m.app_id, generate_series(1, %d) g WHERE %s""".formatted(count, where));
    }

    void builds(int count, String where) {
        database.update("""
                INSERT INTO build (id, app_id, user_id, status, source_url, buildpacks, stack, attempts, created_at,
                    updated_at)
                SELECT gen_random_uuid(), app.id, owner_id, 'FAILED', 'http://example.com/', '', stack, 1,
                    now() + g * interval '1 microsecond', now()
                FROM app, generate_series(1, %d) g WHERE %s""".formatted(count, where));
    }

    void setups(int count, String where) {
        database.update("""
                INSERT INTO app_setup (id, app_id, user_id, status, source_url, buildpacks, stack_chosen, formation, via,
                    manifest_errors, attempts, created_at, updated_at)
                SELECT gen_random_uuid(), app.id, owner_id, 'FAILED', 'http://example.com/', '', false, '', 'api', '', 1,
                    now(), now()
                FROM app, generate_series(1, %d) g WHERE %s""".formatted(count, where));
    }

    /** Each release and build of an app by another account. */
    void spreadOverAccounts(String appId) {
        for (String table : new String[] {"release", "build"}) {
            database.update("""
                    UPDATE %1$s SET user_id = a.id
                    FROM (SELECT id, row_number() OVER () AS n FROM account) a,
                        (SELECT id, row_number() OVER () AS n FROM %1$s WHERE app_id = '%2$s') x
                    WHERE %1$s.id = x.id AND a.n = x.n""".formatted(table, appId));
        }
    }

    /** Makes {@code account}, SQL, a collaborator on {@code count} of the apps whose names begin with {@code prefix}. */
    void collaborations(int count, String prefix, String account) {
        database.update("""
                INSERT INTO collaborator (id, app_id, account_id, permissions, created_at, updated_at)
                SELECT gen_random_uuid(), app.id, %s, 'view', now(), now()
                FROM app WHERE name LIKE '%s-%%' LIMIT %d""".formatted(account, prefix, count));
    }

    /** One token and one collaboration of each account. */
    void tokensAndCollaborations(String prefix) {
        database.update("""
                INSERT INTO oauth_authorization (id, account_id, description, token_hash, created_at, updated_at)
                SELECT gen_random_uuid(), id, 'many', id::text, now(), now() FROM account""");
        database.update("""
                INSERT INTO collaborator (id, app_id, account_id, permissions, created_at, updated_at)
                SELECT gen_random_uuid(), (SELECT id FROM app WHERE name = '%s-' || n), id, 'view', now(), now()
                FROM (SELECT id, row_number() OVER () AS n FROM account WHERE NOT operator) a""".formatted(prefix));
    }

    void analyze() {
        database.update("ANALYZE");
    }
}
