package slipway.service.webhooks.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import slipway.Wiring;
import slipway.config.Settings;
import slipway.model.access.Collaborator;
import slipway.model.access.Permission;
import slipway.model.accounts.Account;
import slipway.model.accounts.EmailAddress;
import slipway.model.apps.App;
import slipway.model.apps.AppName;
import slipway.model.apps.Stack;
import slipway.model.builds.Build;
import slipway.model.builds.SourceBlob;
import slipway.model.domains.CertificateFacts;
import slipway.model.domains.Domain;
import slipway.model.domains.Hostname;
import slipway.model.domains.SniEndpoint;
import slipway.model.dynos.Dyno;
import slipway.model.dynos.DynoPlace;
import slipway.model.dynos.Formation;
import slipway.model.releases.Release;
import slipway.service.apps.AppUrls;

/** What webhooks are told of each kind of thing. */
class RenderersTest {
    private final Account me = new Account(new EmailAddress("me@example.com"), "Me", "hash", false);
    private final App app = new App(me.id(), new AppName("shop"), Stack.defaultStack());
    private final Map<String, Object> appReference = Map.of("id", app.id().toString(), "name", "shop");
    private final Map<String, Object> user = Map.of("id", me.id().toString(), "email", "me@example.com");

    @Test
    void anAppHasItsOwnerAndAddresses() {
        AppUrls urls = Wiring.wire(
                new AppUrls(), Settings.of(Map.of("SLIPWAY_DOMAIN", "apps.example", "PORT", "8080", "HOME", "/h")));
        assertThat(AppRenderer.render(app, me, urls))
                .containsEntry("name", "shop")
                .containsEntry("owner", user)
                .containsEntry("maintenance", false)
                .containsEntry("released_at", null)
                .containsEntry("web_url", "http://shop.apps.example:8080/");
    }

    @Test
    void aReleaseHasItsNumberAndMakerButNoConfig() {
        Release release = new Release(app.id(), 7, Optional.empty(), new byte[] {1}, "Set A config vars", me.id());
        assertThat(ReleaseRenderer.render(app, release, me))
                .containsEntry("version", 7)
                .containsEntry("app", appReference)
                .containsEntry("user", user)
                .containsEntry("description", "Set A config vars")
                .containsEntry("status", "succeeded")
                .containsEntry("slug", null)
                .containsEntry("current", true)
                .containsEntry("id", release.id().toString())
                .doesNotContainKey("sealed_config");
    }

    @Test
    void aReleaseThatIsPendingOrHasFailedIsNotTheCurrentOne() {
        Release release = new Release(app.id(), 7, Optional.empty(), new byte[] {1}, "Deploy 1a2b3c4d", me.id())
                .heldBack(Optional.of("migrate"));
        assertThat(ReleaseRenderer.render(app, release, me))
                .containsEntry("status", "pending")
                .containsEntry("current", false);
        release.fail();
        assertThat(ReleaseRenderer.render(app, release, me))
                .containsEntry("status", "failed")
                .containsEntry("current", false);
    }

    @Test
    void timesAreToTheSecond() {
        Release release = new Release(app.id(), 1, Optional.empty(), new byte[] {1}, "", me.id());
        assertThat(String.valueOf(ReleaseRenderer.render(app, release, me).get("created_at")))
                .matches("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z");
    }

    @Test
    void aBuildHasItsSourceWithoutWhatOpensIt() {
        SourceBlob source =
                new SourceBlob("https://example.com/x.tgz?signature=secret", Optional.of("abc"), Optional.empty());
        Build build = new Build(app.id(), me.id(), source, List.of("heroku/jvm"), "heroku-24");
        Map<String, Object> told = BuildRenderer.render(app, build, me);
        assertThat(told)
                .containsEntry("status", "pending")
                .containsEntry("user", user)
                .containsEntry("release", null)
                .containsEntry("buildpacks", List.of(Map.of("url", "heroku/jvm", "name", "heroku/jvm")));
        assertThat(told.get("source_blob"))
                .asString()
                .contains("https://example.com/x.tgz")
                .doesNotContain("secret");
    }

    @Test
    void aBuildThatSucceededNamesItsRelease() {
        Build build = new Build(
                app.id(),
                me.id(),
                new SourceBlob("https://example.com/x.tgz", Optional.empty(), Optional.empty()),
                List.of(),
                "heroku-24");
        UUID release = UUID.randomUUID();
        build.succeed(UUID.randomUUID(), release);
        assertThat(BuildRenderer.render(app, build, me))
                .containsEntry("status", "succeeded")
                .containsEntry("release", Map.of("id", release.toString()));
    }

    @Test
    void aCollaboratorHasPermissions() {
        Collaborator collaborator = new Collaborator(app.id(), me.id(), EnumSet.of(Permission.VIEW));
        assertThat(CollaboratorRenderer.render(app, collaborator, me))
                .containsEntry("user", user)
                .containsEntry("app", appReference)
                .containsEntry("permissions", List.of(Map.of("name", "view")));
    }

    @Test
    void aDynoHasItsStateAndRelease() {
        UUID release = UUID.randomUUID();
        Dyno dyno = new Dyno(new DynoPlace(app.id(), "web", 1), release, 3, "run", "Basic", 5000);
        assertThat(new DynoRenderer().render(app, dyno))
                .containsEntry("name", "web.1")
                .containsEntry("type", "web")
                .containsEntry("state", "starting")
                .containsEntry("size", "Basic")
                .containsEntry("release", Map.of("id", release.toString(), "version", 3));
    }

    @Test
    void aFormationHasItsQuantityAndCommand() {
        Formation formation = new Formation(app.id(), "web", 2, "Basic");
        assertThat(FormationRenderer.render(app, formation, Optional.of("run")))
                .containsEntry("quantity", 2)
                .containsEntry("command", "run")
                .containsEntry("size", "Basic")
                .containsEntry("type", "web");
    }

    @Test
    void aDomainHasItsHostAndDnsTarget() {
        Domain domain = new Domain(app.id(), Hostname.parse("www.example.com"), "deep-reef", Optional.empty());
        assertThat(DomainRenderer.render(app, domain, "deep-reef.apps.example"))
                .containsEntry("app", appReference)
                .containsEntry("hostname", "www.example.com")
                .containsEntry("cname", "deep-reef.apps.example")
                .containsEntry("sni_endpoint", null);
    }

    @Test
    void anSniEndpointHasItsCertificateButNoKey() {
        SniEndpoint endpoint = new SniEndpoint(app.id(), "orca-12345");
        Instant now = Instant.now();
        endpoint.serve(
                "PEM",
                new byte[] {1},
                new CertificateFacts(List.of("www.example.com"), "/CN=CA", "/CN=www", now, now, false, true));
        Map<String, Object> told = new SniEndpointRenderer().render(app, endpoint);
        assertThat(told).containsEntry("name", "orca-12345").containsEntry("certificate_chain", "PEM");
        assertThat(told.keySet()).noneMatch(name -> name.contains("key"));
    }
}
