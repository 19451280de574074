-- The sweep asks which of the blobs on disk are still in use.
CREATE INDEX slug_by_blob ON slug (blob_key);
