-- A slug that a client made is there before its blob; declared_checksum is what the client says of its own tarball.
ALTER TABLE slug
    ALTER COLUMN blob_key DROP NOT NULL,
    ADD COLUMN commit_description text,
    ADD COLUMN declared_checksum text;
