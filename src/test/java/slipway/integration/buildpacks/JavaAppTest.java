package slipway.integration.buildpacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a Java app starts that has no Procfile, and how Maven is run; a script stands for the project's wrapper. */
class JavaAppTest {
    @TempDir
    Path folder;

    private Path source;
    private Buildpack java;

    @BeforeEach
    void source() throws IOException {
        source = folder.resolve("source");
        Folder.write(source, "pom.xml", "<project/>");
        Folder.write(source, "mvnw", "#!/bin/sh\necho \"ran $*\"\n");
        java = new Buildpack("java", folder);
    }

    @Test
    void springBootStartsAtThePortThatItIsGiven() throws IOException {
        archive("target/site-1.0.jar", "org.springframework.boot.loader.launch.JarLauncher", "BOOT-INF/lib/a.jar");
        archive("target/site-1.0-sources.jar", null, "site/Main.java");
        assertThat(web()).isEqualTo("java -Dserver.port=$PORT $JAVA_OPTS -jar target/site-1.0.jar");
    }

    @Test
    void quarkusStartsFromItsFolder() throws IOException {
        archive("target/site-1.0.jar", null, "site/Main.class");
        archive("target/quarkus-app/quarkus-run.jar", "io.quarkus.bootstrap.runner.QuarkusEntryPoint", "a");
        assertThat(web())
                .isEqualTo("java -Dquarkus.http.port=$PORT $JAVA_OPTS -jar target/quarkus-app/quarkus-run.jar");
    }

    @Test
    void micronautStartsFromItsOneArchive() throws IOException {
        archive("target/site-1.0.jar", "site.Main", "io/micronaut/http/server/HttpServer.class");
        assertThat(web()).isEqualTo("java -Dmicronaut.server.port=$PORT $JAVA_OPTS -jar target/site-1.0.jar");
    }

    @Test
    void aWarStartsInTheServerThatTheBuildBrings() throws IOException {
        archive("target/site.war", null, "WEB-INF/web.xml");
        archive("target/dependency/webapp-runner.jar", "webapp.runner.launch.Main", "a");
        assertThat(web())
                .isEqualTo("java $JAVA_OPTS -jar target/dependency/webapp-runner.jar --port $PORT target/site.war");
        assertThat(java.with("SLIPWAY_JETTY_RUNNER", runner()).compiled(source)).doesNotContain("Adding Jetty");
    }

    @Test
    void aWarWithoutAServerIsLentThePlatforms() throws IOException {
        archive("target/site.war", null, "WEB-INF/web.xml");
        assertThat(java.with("SLIPWAY_JETTY_RUNNER", runner()).compiled(source))
                .contains(
                        "-----> Adding Jetty, since neither the project nor a Procfile says what runs target/site.war");
        assertThat(web())
                .isEqualTo("java $JAVA_OPTS -jar target/dependency/jetty-runner.jar --port $PORT target/site.war");
    }

    @Test
    void aProcfileNeedsNoHelp() throws IOException {
        archive("target/site.war", null, "WEB-INF/web.xml");
        Folder.write(source, "Procfile", "web: java -jar target/server.jar\n");
        java.with("SLIPWAY_JETTY_RUNNER", runner()).compiled(source);
        assertThat(source.resolve("target/dependency")).doesNotExist();
    }

    @Test
    void aWarThatWasDeployedAloneRunsToo() throws IOException {
        Files.delete(source.resolve("pom.xml"));
        archive("site.war", null, "WEB-INF/web.xml");
        Buildpack jvm = new Buildpack("jvm", folder).with("SLIPWAY_JETTY_RUNNER", runner());
        jvm.compiled(source);
        assertThat(jvm.release(source).output())
                .endsWith("  web: java $JAVA_OPTS -jar .heroku/jetty-runner.jar --port $PORT site.war\n");
        assertThat(source.resolve(".heroku/jetty-runner.jar")).exists();
    }

    @Test
    void anExecutableArchiveThatWasDeployedAloneRuns() throws IOException {
        archive("site.jar", "site.Main", "site/Main.class");
        assertThat(new Buildpack("jvm", folder).release(source).output())
                .endsWith("  web: java $JAVA_OPTS -jar site.jar\n");
    }

    @Test
    void pagesThatJettysRunnerCannotCompileAreWarnedOf() throws IOException {
        archive("target/site.war", null, "index.jsp");
        Folder.write(
                source, "Procfile", "web: java -jar target/dependency/jetty-runner.jar --port $PORT target/*.war\n");
        assertThat(Buildpack.problems(java.compiled(source)))
                .anySatisfy(line -> assertThat(line).contains("target/site.war has JSP pages"))
                .anySatisfy(line -> assertThat(line).contains("jetty-ee10-jspc-maven-plugin"));
    }

    @Test
    void mavenIsRunAsTheConfigVarsSay() throws IOException {
        Folder.write(source, "mvnw", "#!/bin/sh\necho \"ran $* with $MAVEN_OPTS for $COLOUR\"\n");
        assertThat(java.config("MAVEN_CUSTOM_GOALS", "package site:site")
                        .config("MAVEN_CUSTOM_OPTS", "-Pweb -DskipTests=false")
                        .config("MAVEN_JAVA_OPTS", "-Xmx99m")
                        .config("COLOUR", "blue")
                        .compiled(source))
                .contains("       $ ./mvnw -Pweb -DskipTests=false package site:site\n")
                .contains("-Dmaven.repo.local=" + java.cache
                        + "/.m2/repository -Pweb -DskipTests=false package site:site" + " with -Xmx99m for blue\n");
    }

    @Test
    void settingsOfTheProjectComeBeforeThePlatforms() throws IOException {
        java.with("SLIPWAY_MAVEN_SETTINGS", "/platform/settings.xml");
        assertThat(java.compiled(source)).contains(" -s /platform/settings.xml ");
        Folder.write(source, "settings.xml", "<settings/>");
        assertThat(java.compiled(source)).contains(" -s settings.xml ");
        Folder.write(source, "etc/maven.xml", "<settings/>");
        assertThat(java.config("MAVEN_SETTINGS_PATH", "etc/maven.xml").compiled(source))
                .contains(" -s etc/maven.xml ");
    }

    @Test
    void settingsThatAreNotThereAreAskedFor() throws IOException {
        assertThat(failure(java.config("MAVEN_SETTINGS_PATH", "gone.xml")))
                .contains("MAVEN_SETTINGS_PATH names a file that is not in the source: gone.xml");
    }

    @Test
    void aWrapperThatDoesNotGetAsFarAsMavenIsExplained() throws IOException {
        Folder.write(source, "mvnw", "#!/bin/sh\necho 'wget: unable to resolve host'; exit 1\n");
        assertThat(failure(java))
                .contains("The project's wrapper (mvnw) could not start Maven.")
                .contains("distributionUrl");
    }

    @Test
    void aBuildThatFailsPointsToItsFirstError() throws IOException {
        Folder.write(source, "mvnw", "#!/bin/sh\necho '[INFO] Scanning for projects...'; echo '[ERROR] no'; exit 1\n");
        assertThat(failure(java)).isEqualTo("Failed to build app with Maven: see the lines above for the first error.");
    }

    private static String failure(Buildpack buildpack) {
        Buildpack.Ended ended = buildpack.compile(buildpack.cache.resolveSibling("source"));
        assertThat(ended.status()).as(ended.output()).isEqualTo(1);
        return String.join("\n", Buildpack.problems(ended.output()));
    }

    private String web() {
        String yaml = java.release(source).output();
        return yaml.replace("---\ndefault_process_types:\n  web: ", "").strip();
    }

    private String runner() throws IOException {
        return Folder.write(folder, "lent/jetty-runner.jar", "a server").toString();
    }

    private void archive(String name, String mainClass, String entry) throws IOException {
        Path file = source.resolve(name);
        Files.createDirectories(file.getParent());
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        if (mainClass != null) {
            manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, mainClass);
        }
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out, manifest)) {
            jar.putNextEntry(new ZipEntry(entry));
        }
    }
}
