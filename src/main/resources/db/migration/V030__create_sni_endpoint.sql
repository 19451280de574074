-- certificate_chain: PEM, the app's own certificate first; sealed_key: PKCS#8 PEM, encrypted; cert_domains: one a line.
CREATE TABLE sni_endpoint (
    id uuid CONSTRAINT sni_endpoint_pk PRIMARY KEY,
    app_id uuid NOT NULL CONSTRAINT sni_endpoint_app REFERENCES app ON DELETE CASCADE,
    name text NOT NULL CONSTRAINT sni_endpoint_name_unique UNIQUE,
    certificate_chain text NOT NULL,
    sealed_key bytea NOT NULL,
    certificate_id uuid NOT NULL,
    cert_domains text NOT NULL,
    issuer text NOT NULL,
    subject text NOT NULL,
    starts_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    self_signed boolean NOT NULL,
    ca_signed boolean NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL
);
CREATE INDEX sni_endpoint_by_app ON sni_endpoint (app_id, name);
