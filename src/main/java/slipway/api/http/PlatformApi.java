package slipway.api.http;

import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import slipway.api.accounts.AccountResource;
import slipway.api.apps.AppExtrasResource;
import slipway.api.apps.AppResource;
import slipway.api.apps.RegionResource;
import slipway.api.apps.StackResource;
import slipway.api.builds.BuildResource;
import slipway.api.builds.BuildpackInstallationResource;
import slipway.api.builds.SlugResource;
import slipway.api.builds.SourceResource;
import slipway.api.dynos.DynoResource;
import slipway.api.dynos.DynoSizeResource;
import slipway.api.dynos.FormationResource;
import slipway.api.logs.LogSessionResource;
import slipway.api.oauth.AuthorizationResource;
import slipway.api.oauth.SessionResource;
import slipway.api.releases.ConfigVarResource;
import slipway.api.releases.ReleaseResource;
import slipway.api.schema.SchemaResource;

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
                AuthorizationResource.class,
                SessionResource.class,
                AppResource.class,
                AppExtrasResource.class,
                StackResource.class,
                RegionResource.class,
                SourceResource.class,
                BuildResource.class,
                SlugResource.class,
                BuildpackInstallationResource.class,
                ReleaseResource.class,
                ConfigVarResource.class,
                FormationResource.class,
                DynoResource.class,
                DynoSizeResource.class,
                LogSessionResource.class,
                SchemaResource.class);
    }
}
