package slipway.api.http;

import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import slipway.api.access.CollaboratorResource;
import slipway.api.access.TeamAppCollaboratorResource;
import slipway.api.access.TeamAppResource;
import slipway.api.accounts.AccountResource;
import slipway.api.accounts.KeyResource;
import slipway.api.addons.AddOnActionResource;
import slipway.api.addons.AddOnConfigResource;
import slipway.api.addons.AddOnResource;
import slipway.api.addons.attachments.AttachmentResource;
import slipway.api.addons.catalogue.CatalogueResource;
import slipway.api.addons.partners.ManifestResource;
import slipway.api.addons.partners.ProviderServiceResource;
import slipway.api.addons.partners.SsoResource;
import slipway.api.apps.AppExtrasResource;
import slipway.api.apps.AppResource;
import slipway.api.apps.RegionResource;
import slipway.api.apps.StackResource;
import slipway.api.billing.BillingResource;
import slipway.api.builds.BuildResource;
import slipway.api.builds.BuildpackInstallationResource;
import slipway.api.builds.SourceResource;
import slipway.api.databases.DatabaseResource;
import slipway.api.databases.DatabaseSettingsResource;
import slipway.api.databases.MaintenanceResource;
import slipway.api.databases.UnbuiltResource;
import slipway.api.databases.backups.TransferResource;
import slipway.api.databases.credentials.CredentialResource;
import slipway.api.domains.AcmResource;
import slipway.api.domains.DomainResource;
import slipway.api.domains.SniEndpointResource;
import slipway.api.dynos.DynoResource;
import slipway.api.dynos.DynoSizeResource;
import slipway.api.dynos.FormationResource;
import slipway.api.features.FeatureResource;
import slipway.api.http.caller.AuthenticationFilter;
import slipway.api.http.caller.RateLimitFilter;
import slipway.api.http.json.JsonBody;
import slipway.api.keyvalue.KeyValueResource;
import slipway.api.logs.AddOnDrainResource;
import slipway.api.logs.LogDrainResource;
import slipway.api.logs.LogSessionResource;
import slipway.api.monitoring.MetricsResource;
import slipway.api.monitoring.MonitorResource;
import slipway.api.oauth.AuthorizationResource;
import slipway.api.oauth.SessionResource;
import slipway.api.registry.BuildpackResource;
import slipway.api.releases.ConfigVarResource;
import slipway.api.releases.ReleaseResource;
import slipway.api.schema.SchemaResource;
import slipway.api.setups.AppSetupResource;
import slipway.api.slugs.SlugResource;
import slipway.api.transfers.AppTransferResource;
import slipway.api.webhooks.AddOnWebhookResource;
import slipway.api.webhooks.WebhookDeliveryResource;
import slipway.api.webhooks.WebhookEventResource;
import slipway.api.webhooks.WebhookResource;

/** The API's resources and conventions: what is listed here is what is built. */
public class PlatformApi extends ResourceConfig {
    public PlatformApi() {
        property(ServerProperties.WADL_FEATURE_DISABLE, true);
        property(ServerProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true);
        property(ServerProperties.RESPONSE_SET_STATUS_OVER_SEND_ERROR, true);
        registerClasses(
                MethodOverrideFilter.class,
                AuthenticationFilter.class,
                RateLimitFilter.class,
                ConventionsFilter.class,
                JsonBody.class,
                PlatformExceptionMapper.class);
        registerClasses(
                AccountResource.class,
                BillingResource.class,
                KeyResource.class,
                AuthorizationResource.class,
                SessionResource.class,
                AppResource.class,
                AppExtrasResource.class,
                CollaboratorResource.class,
                TeamAppCollaboratorResource.class,
                AppTransferResource.class,
                TeamAppResource.class,
                FeatureResource.class,
                StackResource.class,
                RegionResource.class,
                SourceResource.class,
                BuildResource.class,
                AppSetupResource.class,
                SlugResource.class,
                BuildpackInstallationResource.class,
                BuildpackResource.class,
                ReleaseResource.class,
                ConfigVarResource.class,
                FormationResource.class,
                DynoResource.class,
                DynoSizeResource.class,
                LogDrainResource.class,
                AddOnDrainResource.class,
                LogSessionResource.class,
                WebhookResource.class,
                AddOnWebhookResource.class,
                WebhookDeliveryResource.class,
                WebhookEventResource.class,
                DomainResource.class,
                SniEndpointResource.class,
                AcmResource.class,
                CatalogueResource.class,
                AddOnResource.class,
                AddOnConfigResource.class,
                AddOnActionResource.class,
                SsoResource.class,
                ManifestResource.class,
                ProviderServiceResource.class,
                AttachmentResource.class,
                KeyValueResource.class,
                MetricsResource.class,
                MonitorResource.class,
                DatabaseResource.class,
                UnbuiltResource.class,
                DatabaseSettingsResource.class,
                MaintenanceResource.class,
                CredentialResource.class,
                TransferResource.class,
                SchemaResource.class);
    }
}
