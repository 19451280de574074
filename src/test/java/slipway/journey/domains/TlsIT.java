package slipway.journey.domains;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slipway.journey.ApiClient;
import slipway.journey.Deploy;
import slipway.journey.Platform;
import slipway.journey.Program;
import slipway.journey.Trust;
import slipway.service.domains.certificates.KeyedCertificate;
import slipway.tls.CertificateMaker;
import slipway.tls.CertificatePem;
import slipway.tls.ServerCertificate;

/** HTTPS: by the platform's own authority for every host, by an uploaded certificate where there is one. */
class TlsIT {
    private static final CertificateMaker ELSEWHERE =
            CertificateMaker.create("Another authority", Duration.ofDays(30), Clock.systemUTC());

    private static final Platform PLATFORM = Platform.shared();
    private static final ApiClient API = PLATFORM.api();

    private static String app;

    @BeforeAll
    static void deploy() {
        app = API.createApp();
        assertThat(Deploy.testApp(PLATFORM, API, app, "").succeeded()).isTrue();
        API.awaitDynos(app, "web.1=up");
    }

    @AfterAll
    static void delete() {
        API.delete("/apps/" + app);
    }

    /** The certificate that a client gets who names {@code host} and trusts whom {@code trust} says. */
    private static X509Certificate certificateFor(String host, SSLContext trust) throws IOException {
        try (SSLSocket socket = secured(host, trust)) {
            return (X509Certificate) socket.getSession().getPeerCertificates()[0];
        }
    }

    private static SSLSocket secured(String host, SSLContext trust) throws IOException {
        return secured(host, trust, "TLSv1.3");
    }

    private static SSLSocket secured(String host, SSLContext trust, String version) throws IOException {
        Socket plain = new Socket(InetAddress.getLoopbackAddress(), PLATFORM.tlsPort());
        SSLSocket socket = (SSLSocket) trust.getSocketFactory().createSocket(plain, host, PLATFORM.tlsPort(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setProtocols(new String[] {version});
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setServerNames(List.of(new SNIHostName(host)));
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private static String get(String host, String path, SSLContext trust) throws IOException {
        try (SSLSocket socket = secured(host, trust)) {
            String request = "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String upload(ServerCertificate certificate, String path, String method) {
        KeyedCertificate keyed = new KeyedCertificate(certificate.chain(), certificate.key());
        JsonNode answer = ApiClient.json(API.send(
                method,
                path,
                "{\"certificate_chain\":%s,\"private_key\":%s}"
                        .formatted(ApiClient.quoted(keyed.chainPem()), ApiClient.quoted(keyed.keyPem()))));
        return answer.path("name").asText();
    }

    @Test
    void servesThePlatformItselfByHttp2AndHttp1() throws Exception {
        HttpClient client =
                HttpClient.newBuilder().sslContext(Trust.of(PLATFORM)).build();
        URI health = URI.create("https://localhost:" + PLATFORM.tlsPort() + "/health");
        for (HttpClient.Version version : HttpClient.Version.values()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(health).version(version).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.version()).isEqualTo(version);
        }
    }

    @Test
    void tellsAnAppThatItsVisitorCameByHttps() throws Exception {
        String answer = get(app + ".localhost", "/headers", Trust.of(PLATFORM));
        assertThat(answer).startsWith("HTTP/1.1 200").containsIgnoringCase("x-forwarded-proto: https");
        API.awaitLog(app, "protocol=http1.1 tls=true tls_version=tls1.3");
    }

    /** By curl, since Java's own client does not look names below localhost up. */
    @Test
    void bringsHttp2ToAppsByTheSameRules(@TempDir Path folder) throws Exception {
        assertThat(curl(folder, "/headers", "-w", "version %{http_version}"))
                .endsWith("version 2")
                .containsIgnoringCase("x-forwarded-for: 127.0.0.1\n")
                .containsIgnoringCase("x-forwarded-proto: https\n")
                .containsIgnoringCase("host: " + app + ".localhost:" + PLATFORM.tlsPort() + "\n")
                .doesNotContainIgnoringCase("slipway-front");
        Path large = Files.writeString(folder.resolve("large"), "x".repeat(3_000_000));
        assertThat(curl(folder, "/echo", "--data-binary", "@" + large)).hasSize(3_000_000);
        API.awaitLog(app, "protocol=http2.0 tls=true tls_version=tls1.3");
        assertThat(curl(folder, "//two/slashes?a={b}", "--path-as-is", "-g")).startsWith("Hello");
        API.awaitLog(app, "path=\"//two/slashes?a=%7Bb%7D\"");
        assertThat(curl(folder, "//two/slashes?a=b", "--path-as-is")).startsWith("Hello");
        API.awaitLog(app, "path=\"//two/slashes?a=b\"");
    }

    private static String curl(Path folder, String path, String... options) throws IOException {
        Path authority = Files.writeString(folder.resolve("ca.pem"), Trust.pem(PLATFORM));
        String host = app + ".localhost:" + PLATFORM.tlsPort();
        List<String> command = new ArrayList<>(List.of("curl", "-sS", "--http2", "--cacert", authority.toString()));
        command.addAll(List.of("--resolve", host + ":127.0.0.1"));
        command.addAll(List.of(options));
        command.add("https://" + host + path);
        try (Program program = Program.start(folder, Map.of("PATH", System.getenv("PATH")), command)) {
            Program.Ended ended = program.awaitEnd();
            assertThat(ended.status()).as(ended.err()).isZero();
            return ended.out();
        }
    }

    /** One that wants to begin anew, and talks on, must not keep the others waiting. */
    @Test
    void hasNoSecondHandshake() throws Exception {
        for (int i = 0; i < 4; i++) {
            try (SSLSocket socket = secured(app + ".localhost", Trust.of(PLATFORM), "TLSv1.2")) {
                socket.setSoTimeout(30_000);
                socket.startHandshake();
                socket.getOutputStream().write("GET / HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII));
                socket.getInputStream().readAllBytes();
            } catch (IOException refused) {
                // As it should.
            }
        }
        assertThat(get(app + ".localhost", "/", Trust.of(PLATFORM))).startsWith("HTTP/1.1 200");
    }

    /** Whoever began TLS for one app has not looked at the certificate of the other. */
    @Test
    void refusesAnotherAppOnTheConnectionOfTheFirst() throws IOException {
        String other = API.createApp();
        Platform.await("its route", () -> PLATFORM.visit(other, "/").statusCode() == 502);
        try (SSLSocket socket = secured(app + ".localhost", Trust.of(PLATFORM))) {
            String request = "GET / HTTP/1.1\r\nHost: " + other + ".localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 421");
        }
        API.awaitLog(other, "at=error code=H31 desc=\"Misdirected Request\"");
        API.delete("/apps/" + other);
    }

    @Test
    void certifiesEachAppsOwnHost() throws IOException {
        X509Certificate certificate = certificateFor(app + ".localhost", Trust.of(PLATFORM));
        assertThat(certificate.getIssuerX500Principal().getName()).contains("Slipway at localhost");
    }

    @Test
    void certifiesNoHostThatNobodyHas() {
        assertThatThrownBy(() -> certificateFor("nobody-has-this.localhost", Trust.of(PLATFORM)))
                .isInstanceOf(SSLHandshakeException.class)
                .hasMessageContaining("No subject alternative");
    }

    @Test
    void servesWhatWasUploadedForADomainAndFollowsItsChanges() throws IOException {
        String host = "www." + app + ".example.com";
        SSLContext elsewhere = Trust.in(CertificatePem.write(ELSEWHERE.authority()));
        API.post("/apps/" + app + "/domains", "{\"hostname\":\"*." + app + ".example.com\",\"sni_endpoint\":null}");
        Platform.await("the domain", () -> PLATFORM.visit(app, "/").statusCode() == 200);
        String endpoint = upload(
                ELSEWHERE.certify(List.of("*." + app + ".example.com"), Duration.ofDays(20)),
                "/apps/" + app + "/sni-endpoints",
                "POST");
        API.patch("/apps/" + app + "/domains/*." + app + ".example.com", "{\"sni_endpoint\":\"" + endpoint + "\"}");
        Platform.await("the uploaded certificate", () -> isTrusted(host, elsewhere));
        X509Certificate first = certificateFor(host, elsewhere);
        assertThat(get(host, "/", elsewhere)).startsWith("HTTP/1.1 200");
        SSLSocket before = secured(host, elsewhere);

        upload(
                ELSEWHERE.certify(List.of("*." + app + ".example.com"), Duration.ofDays(20)),
                "/apps/" + app + "/sni-endpoints/" + endpoint,
                "PATCH");
        Platform.await(
                "the next certificate", () -> !certificate(host, elsewhere).equals(first));
        try (before) {
            String request = "GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
            before.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(before.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .as("on the connection from before")
                    .startsWith("HTTP/1.1 200");
        }

        API.patch("/apps/" + app + "/domains/*." + app + ".example.com", "{\"sni_endpoint\":null}");
        Platform.await("the platform's own certificate again", () -> isTrusted(host, Trust.of(PLATFORM)));
    }

    private static boolean isTrusted(String host, SSLContext trust) {
        try {
            return certificateFor(host, trust) != null;
        } catch (IOException notTrusted) {
            return false;
        }
    }

    private static X509Certificate certificate(String host, SSLContext trust) {
        try {
            return certificateFor(host, trust);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
