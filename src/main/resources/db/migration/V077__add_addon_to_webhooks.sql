-- addon_id: the webhook is that of the add-on's provider, and not of the app's people, who do not see it.
ALTER TABLE app_webhook ADD COLUMN addon_id uuid;
ALTER TABLE webhook_event ADD COLUMN addon_id uuid;
ALTER TABLE webhook_delivery ADD COLUMN addon_id uuid;
CREATE INDEX webhook_event_by_addon ON webhook_event (addon_id, seq) WHERE addon_id IS NOT NULL;
CREATE INDEX webhook_delivery_by_addon ON webhook_delivery (addon_id, seq) WHERE addon_id IS NOT NULL;
