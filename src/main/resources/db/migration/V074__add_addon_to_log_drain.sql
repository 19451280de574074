-- The add-on that a drain came with, and goes with; absent for those that people add.
ALTER TABLE log_drain ADD COLUMN addon_id uuid CONSTRAINT log_drain_addon REFERENCES addon ON DELETE CASCADE;
CREATE UNIQUE INDEX log_drain_by_addon ON log_drain (addon_id) WHERE addon_id IS NOT NULL;
