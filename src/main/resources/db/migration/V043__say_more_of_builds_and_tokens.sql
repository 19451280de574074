-- Who asked for a build from where, for what is written down when it ends; and what its maker says of the source.
ALTER TABLE build ADD COLUMN source_version_description text;
ALTER TABLE build ADD COLUMN via text NOT NULL DEFAULT 'platform';
ALTER TABLE build ADD COLUMN address text;
ALTER TABLE build ADD COLUMN authorization_id uuid;
ALTER TABLE build ADD COLUMN client text;

-- From when a token's lifetime counts: being described anew does not shorten the next one.
ALTER TABLE oauth_authorization ADD COLUMN granted_at timestamptz NOT NULL DEFAULT now();
UPDATE oauth_authorization SET granted_at = updated_at;
