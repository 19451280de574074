package slipway.journey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import slipway.journey.ApiClient;
import slipway.journey.Program;
import slipway.service.domains.certificates.MadeCertificate;

/** The official CLI's {@code domains} and {@code certs}, judged by what they print. */
@EnabledIf("slipway.journey.HerokuCli#isInstalled")
class HerokuCliDomainsIT extends CliOnAnApp {
    private final String hostname = "www.zone-" + UUID.randomUUID() + ".example";

    private JsonNode domain() {
        return API.get("/apps/" + app + "/domains/" + hostname);
    }

    private String target() {
        return domain().path("cname").asText();
    }

    private String file(String name, String content) {
        try {
            return Files.writeString(home.resolve(name), content).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String addCertificate() {
        MadeCertificate made = MadeCertificate.named("C=US,O=Example,CN=Site")
                .forHosts(hostname)
                .selfSigned();
        file("site.crt", made.pem());
        return API.post(
                        "/apps/" + app + "/sni-endpoints",
                        "{\"certificate_chain\":%s,\"private_key\":%s}"
                                .formatted(ApiClient.quoted(made.pem()), ApiClient.quoted(made.key())))
                .path("name")
                .asText();
    }

    @Nested
    class Domains {
        @BeforeEach
        void add() {
            API.post("/apps/" + app + "/domains", "{\"hostname\":\"" + hostname + "\",\"sni_endpoint\":null}");
        }

        @Test
        void listsTheAppsOwnAndTheCustomOnes() {
            assertThat(heroku("domains", "-a", app).out())
                    .contains("=== " + app + " Heroku Domain", app + ".localhost")
                    .contains("=== " + app + " Custom Domains")
                    .containsPattern(hostname + " +CNAME +" + target());
        }

        @Test
        void listsThemAsJson() {
            JsonNode listed = heroku("domains", "--json", "-a", app).json();
            assertThat(listed.path(0).path("kind").asText()).isEqualTo("heroku");
            assertThat(listed.path(1)).isEqualTo(domain());
        }

        @Test
        void saysWhereDnsMustLead() {
            String other = "other." + hostname;
            assertThat(heroku("domains:add", other, "-a", app).out())
                    .startsWith("Configure your app's DNS provider to point to the DNS Target "
                            + API.get("/apps/" + app + "/domains/" + other)
                                    .path("cname")
                                    .asText());
        }

        @Test
        void refusesOneThatIsNoHostName() {
            Program.Ended added = heroku("domains:add", "under_score.example", "-a", app);
            assertThat(added.err()).contains("Hostname must be a full host name");
            assertThat(added.status()).isNotZero();
        }

        @Test
        void showsAllAboutOne() {
            assertThat(heroku("domains:info", hostname, "-a", app).out())
                    .containsPattern("app: +" + app)
                    .containsPattern("cname: +" + target())
                    .containsPattern("hostname: +" + hostname)
                    .containsPattern("kind: +custom")
                    .containsPattern("status: +succeeded");
        }

        @Test
        void isNotWaitedForInVain() {
            assertThat(heroku("domains:wait", hostname, "-a", app).err())
                    .contains("Waiting for " + hostname + "... done");
        }

        @Test
        void removesOne() {
            assertThat(heroku("domains:remove", hostname, "-a", app).err())
                    .contains("Removing " + hostname + " from " + app + "... done");
            assertThat(heroku("domains", "-a", app).out()).doesNotContain(hostname);
        }

        @Test
        void removesThemAll() {
            assertThat(heroku("domains:clear", "-a", app).err())
                    .contains("Removing all domains from " + app + "... done");
            assertThat(heroku("domains", "-a", app).out()).doesNotContain(hostname);
        }

        @Test
        void givesOneACertificate() {
            String name = addCertificate();
            assertThat(heroku("domains:update", hostname, "--cert", name, "-a", app)
                            .err())
                    .contains("Updating " + hostname + " to use " + name + " certificate... done");
            assertThat(heroku("domains", "-a", app).out())
                    .containsPattern(hostname + " +CNAME +" + target() + " +" + name);
            assertThat(heroku("certs:info", "--show-domains", "-a", app).out())
                    .containsPattern("Domain\\(s\\): +" + hostname);
        }
    }

    @Nested
    class Certificates {
        private String name;

        @BeforeEach
        void add() {
            name = addCertificate();
        }

        @Test
        void areShownWhenTheyAreAdded() {
            MadeCertificate made =
                    MadeCertificate.named("C=US,O=Example,CN=other.example.org").selfSigned();
            Program.Ended added =
                    heroku("certs:add", file("other.crt", made.pem()), file("other.key", made.key()), "-a", app);
            assertThat(added.err()).contains("Adding SSL certificate to " + app + "... done");
            assertThat(added.out())
                    .contains("Certificate details:")
                    .containsPattern("Common Name\\(s\\): +other\\.example\\.org")
                    .containsPattern("Issuer: +/C=US/O=Example/CN=other\\.example\\.org")
                    .contains("SSL certificate is self signed.");
        }

        @Test
        void areRefusedWithAnotherKey() {
            MadeCertificate other =
                    MadeCertificate.named("CN=other.example.org").selfSigned();
            Program.Ended added =
                    heroku("certs:add", home.resolve("site.crt").toString(), file("other.key", other.key()), "-a", app);
            assertThat(added.err()).contains("does not belong to the certificate");
            assertThat(added.status()).isNotZero();
        }

        @Test
        void areListed() {
            assertThat(heroku("certs", "-a", app).out())
                    .containsPattern("Name +Common Name\\(s\\) +Expires +Trusted +Type +Domains")
                    .containsPattern(
                            name + " +" + hostname + " +\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d UTC +False +SNI +0");
        }

        @Test
        void areShown() {
            Program.Ended info = heroku("certs:info", "--name", name, "-a", app);
            assertThat(info.err()).contains("Fetching SSL certificate " + name + " info for " + app + "... done");
            assertThat(info.out())
                    .containsPattern("Common Name\\(s\\): +" + hostname)
                    .contains("Expires At:", "Starts At:");
        }

        @Test
        void areRenewed() {
            MadeCertificate renewed =
                    MadeCertificate.named("O=Renewed").forHosts(hostname).selfSigned();
            Program.Ended updated = heroku(
                    "certs:update",
                    file("new.crt", renewed.pem()),
                    file("new.key", renewed.key()),
                    "-a",
                    app,
                    "--confirm",
                    app);
            assertThat(updated.err()).contains("Updating SSL certificate " + name + " for " + app + "... done");
            assertThat(updated.out()).contains("Updated certificate details:").containsPattern("Subject: +/O=Renewed");
        }

        @Test
        void areRemoved() {
            assertThat(heroku("certs:remove", "-a", app, "--confirm", app).err())
                    .contains("Removing SSL certificate " + name + " from " + app + "... done");
            assertThat(heroku("certs", "-a", app).out()).contains(app + " has no SSL certificates.");
        }

        @Test
        void areNotRemovedFromUnderADomain() {
            heroku("domains:add", hostname, "--cert", name, "-a", app);
            Program.Ended removed = heroku("certs:remove", "-a", app, "--confirm", app);
            assertThat(removed.complaint()).contains("SNI endpoint " + name + " is used by " + hostname);
            assertThat(removed.status()).isNotZero();
        }

        @Test
        void areNotMadeByThePlatform() {
            assertThat(heroku("certs:auto", "-a", app).out())
                    .contains("Automatic Certificate Management is disabled on " + app);
            assertThat(heroku("certs:auto:enable", "-a", app).err())
                    .contains("Automatic certificates are not supported by Slipway yet.");
        }
    }
}
