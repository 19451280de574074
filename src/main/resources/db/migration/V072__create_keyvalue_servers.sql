-- Key-value servers of add-ons. shared: on the server of SLIPWAY_ADDON_REDIS_URL instead of one of its own. place: the number
-- of a server's ports and user, or of a database of the shared one. bytes, connections, persistent: what its plan gives it.
-- No reference to the add-on: the record of a server goes when the server is gone, and not before.
CREATE TABLE keyvalue_server (
    addon_id uuid CONSTRAINT keyvalue_server_pk PRIMARY KEY,
    shared boolean NOT NULL,
    place integer NOT NULL CONSTRAINT keyvalue_server_place_range CHECK (place >= 0),
    sealed_password bytea NOT NULL,
    eviction text NOT NULL,
    timeout_seconds integer NOT NULL CONSTRAINT keyvalue_server_timeout CHECK (timeout_seconds >= 0),
    events text NOT NULL,
    bytes bigint NOT NULL CONSTRAINT keyvalue_server_bytes CHECK (bytes > 0),
    connections integer NOT NULL CONSTRAINT keyvalue_server_connections CHECK (connections > 0),
    persistent boolean NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    CONSTRAINT keyvalue_server_place UNIQUE (shared, place)
);
