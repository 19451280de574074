-- reversed: the hostname's labels from the last to the first, so that all names below another one stand together.
CREATE TABLE domain (
    id uuid CONSTRAINT domain_pk PRIMARY KEY,
    app_id uuid NOT NULL CONSTRAINT domain_app REFERENCES app ON DELETE CASCADE,
    hostname text NOT NULL CONSTRAINT domain_hostname_unique UNIQUE,
    reversed text COLLATE "C" NOT NULL,
    dns_label text NOT NULL CONSTRAINT domain_dns_label_unique UNIQUE,
    sni_endpoint_id uuid CONSTRAINT domain_sni_endpoint REFERENCES sni_endpoint,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL
);
CREATE INDEX domain_by_app ON domain (app_id, created_at);
CREATE INDEX domain_by_reversed ON domain (reversed);
CREATE INDEX domain_by_sni_endpoint ON domain (sni_endpoint_id);
