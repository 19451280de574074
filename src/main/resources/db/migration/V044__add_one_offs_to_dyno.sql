-- One-off dynos: who asked for them waits for them, or not; they end by themselves, at the latest at ends_at.
ALTER TABLE dyno ADD COLUMN one_off boolean NOT NULL DEFAULT false;
ALTER TABLE dyno ADD COLUMN attached boolean NOT NULL DEFAULT false;
ALTER TABLE dyno ADD COLUMN tty boolean NOT NULL DEFAULT false;
ALTER TABLE dyno ADD COLUMN begun boolean NOT NULL DEFAULT false;
ALTER TABLE dyno ADD COLUMN sealed_environment bytea;
ALTER TABLE dyno ADD COLUMN ends_at timestamptz;
