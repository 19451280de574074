-- Formation.MAX_QUANTITY is the same bound.
CREATE TABLE formation (
    id uuid CONSTRAINT formation_pk PRIMARY KEY,
    app_id uuid NOT NULL CONSTRAINT formation_app REFERENCES app ON DELETE CASCADE,
    type text NOT NULL,
    quantity integer NOT NULL CONSTRAINT formation_quantity_range CHECK (quantity BETWEEN 0 AND 100),
    size text NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    CONSTRAINT formation_type_unique UNIQUE (app_id, type)
);
