-- Full names of the plans of the add-ons that the app had then, parted by commas.
ALTER TABLE release ADD COLUMN addon_plan_names text NOT NULL DEFAULT '';
