-- Services of third parties. published: whether an operator lets everybody have them; until then only their providers' own
-- apps may. client_secret_hash: of what the provider proves itself by when it asks for tokens.
ALTER TABLE addon_service ADD COLUMN published boolean NOT NULL DEFAULT true;
ALTER TABLE addon_service ALTER COLUMN published DROP DEFAULT;
ALTER TABLE addon_service ADD COLUMN client_secret_hash text;
CREATE INDEX addon_service_by_provider ON addon_service (provider_id);

-- Every manifest that a provider has pushed, sealed under its service's id.
CREATE TABLE addon_manifest (
    id uuid CONSTRAINT addon_manifest_pk PRIMARY KEY,
    service_id uuid NOT NULL CONSTRAINT addon_manifest_service REFERENCES addon_service ON DELETE CASCADE,
    sealed bytea NOT NULL,
    created_at timestamptz NOT NULL
);
CREATE INDEX addon_manifest_by_service ON addon_manifest (service_id, created_at);

-- What a provider may change of one add-on: a code that is good once, for a while, for a token that does not expire.
CREATE TABLE partner_grant (
    id uuid CONSTRAINT partner_grant_pk PRIMARY KEY,
    addon_id uuid NOT NULL CONSTRAINT partner_grant_addon REFERENCES addon ON DELETE CASCADE,
    code_hash text NOT NULL CONSTRAINT partner_grant_code UNIQUE,
    code_expires_at timestamptz NOT NULL,
    refresh_hash text CONSTRAINT partner_grant_refresh UNIQUE,
    created_at timestamptz NOT NULL
);
CREATE INDEX partner_grant_by_addon ON partner_grant (addon_id);

CREATE TABLE partner_token (
    id uuid CONSTRAINT partner_token_pk PRIMARY KEY,
    grant_id uuid NOT NULL CONSTRAINT partner_token_grant REFERENCES partner_grant ON DELETE CASCADE,
    token_hash text NOT NULL CONSTRAINT partner_token_hash UNIQUE,
    expires_at timestamptz NOT NULL,
    created_at timestamptz NOT NULL
);
CREATE INDEX partner_token_by_grant ON partner_token (grant_id);
