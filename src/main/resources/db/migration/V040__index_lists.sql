-- What lists go by, so that a page costs no more than its rows: an app's releases and builds, somebody's apps.
CREATE INDEX release_by_id ON release (app_id, id);
CREATE INDEX build_by_creation ON build (app_id, created_at);
CREATE INDEX build_by_id ON build (app_id, id);
DROP INDEX build_by_app;
CREATE INDEX app_by_owner_name ON app (owner_id, name);
CREATE INDEX app_by_owner_id ON app (owner_id, id);
DROP INDEX app_by_owner;
