-- Each pass of the reconciler asks for them, and there are hardly any.
CREATE INDEX release_pending ON release (app_id, version) WHERE status = 'PENDING';
