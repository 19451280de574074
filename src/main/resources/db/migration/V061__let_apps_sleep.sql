-- Apps on sizes that sleep, and whose owners' free hours they take; since when an app has slept. Dev Center, "Eco dyno
-- hours".
ALTER TABLE dyno_size ADD COLUMN sleeps boolean NOT NULL DEFAULT false;
UPDATE dyno_size SET sleeps = true WHERE tier IN ('free', 'eco');
ALTER TABLE app ADD COLUMN asleep_since timestamptz;
CREATE INDEX app_asleep ON app (asleep_since) WHERE asleep_since IS NOT NULL;
CREATE INDEX dyno_by_state ON dyno (state);
