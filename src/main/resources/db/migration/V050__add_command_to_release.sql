-- command: the release command that the release had to wait for; most have none. updated_at: when that ended.
ALTER TABLE release ADD COLUMN command text;
ALTER TABLE release ADD COLUMN updated_at timestamptz NOT NULL DEFAULT now();
UPDATE release SET updated_at = created_at;
