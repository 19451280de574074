-- features: those that are not as they are by default, parted by commas; slug_size: of the current release, in bytes.
ALTER TABLE app
    ADD COLUMN slug_size bigint,
    ADD COLUMN locked boolean NOT NULL DEFAULT false,
    ADD COLUMN features text NOT NULL DEFAULT '';
ALTER TABLE account ADD COLUMN features text NOT NULL DEFAULT '';
UPDATE app SET slug_size = (
    SELECT s.size FROM release r JOIN slug s ON s.id = r.slug_id
    WHERE r.app_id = app.id AND r.status = 'SUCCEEDED' ORDER BY r.version DESC LIMIT 1);
