-- Apps on sizes that sleep, and whose owners' free hours they take; since when an app has slept. Dev Center, "Eco dyno
-- hours".
ALTER TABLE dyno_size ADD COLUMN sleeps boolean NOT NULL DEFAULT false;
UPDATE dyno_size SET sleeps = true WHERE tier IN ('free', 'eco');
ALTER TABLE app ADD COLUMN asleep_since timestamptz;
-- What the CLI calls the kind of the app's dynos: eco for all that sleep, or else their sizes' tier.
ALTER TABLE app ADD COLUMN process_tier text NOT NULL DEFAULT 'eco';
UPDATE app SET process_tier = s.tier FROM formation f JOIN dyno_size s ON s.name = f.size
    WHERE f.app_id = app.id AND NOT s.sleeps;
CREATE INDEX app_asleep ON app (asleep_since) WHERE asleep_since IS NOT NULL;
CREATE INDEX dyno_by_state ON dyno (state);
