package slipway;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.INTERFACES;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.interceptor.Interceptor;
import jakarta.persistence.Entity;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Path;

/** Who may know whom: the layers, and the libraries that belong to one of them alone. */
@AnalyzeClasses(packages = "slipway", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    // spotless:off
    @ArchTest
    static final ArchRule layersLookDownwardsOnly = layeredArchitecture().consideringOnlyDependenciesInLayers()
            .layer("web").definedBy("slipway.web..")
            .layer("api").definedBy("slipway.api..")
            .layer("router").definedBy("slipway.router..")
            .layer("integration").definedBy("slipway.integration..")
            .layer("service").definedBy("slipway.service..")
            .layer("model").definedBy("slipway.model..")
            .layer("config").definedBy("slipway.config..")
            .whereLayer("web").mayNotBeAccessedByAnyLayer()
            .whereLayer("api").mayNotBeAccessedByAnyLayer()
            .whereLayer("router").mayNotBeAccessedByAnyLayer()
            .whereLayer("integration").mayNotBeAccessedByAnyLayer()
            .whereLayer("service").mayOnlyBeAccessedByLayers("web", "api", "router", "integration")
            .whereLayer("model").mayOnlyBeAccessedByLayers("web", "api", "router", "integration", "service")
            .whereLayer("config").mayNotAccessAnyLayer();

    @ArchTest
    static final ArchRule everythingIsInALayer = classes()
            .should().resideInAnyPackage("slipway.web..", "slipway.api..", "slipway.router..",
                    "slipway.integration..", "slipway.service..", "slipway.model..", "slipway.config..",
                    "slipway.tls..", "slipway.connect..");

    /** The client jar has it as well, without the rest of the platform. */
    @ArchTest
    static final ArchRule tlsStandsAlone = noClasses()
            .that().resideInAPackage("slipway.tls..")
            .should().dependOnClassesThat(resideInAPackage("slipway..").and(resideOutsideOfPackage("slipway.tls..")));

    @ArchTest
    static final ArchRule theClientStandsBesideThePlatform = noClasses()
            .that().resideInAPackage("slipway.connect..")
            .should().dependOnClassesThat(resideInAPackage("slipway..")
                    .and(resideOutsideOfPackages("slipway.connect..", "slipway.tls..")));

    @ArchTest
    static final ArchRule thePlatformKnowsNoClient = noClasses()
            .that().resideOutsideOfPackage("slipway.connect..")
            .should().dependOnClassesThat().resideInAPackage("slipway.connect..");

    @ArchTest
    static final ArchRule servicesHaveNoCycles = slices()
            .matching("slipway.service.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule modelKnowsNoContainer = noClasses()
            .that().resideInAPackage("slipway.model..")
            .should().dependOnClassesThat().resideInAnyPackage(
                    "jakarta.ws.rs..", "jakarta.faces..", "jakarta.enterprise..", "jakarta.inject..");

    @ArchTest
    static final ArchRule onlyWebKnowsFaces = noClasses()
            .that().resideOutsideOfPackage("slipway.web..")
            .should().dependOnClassesThat().resideInAPackage("jakarta.faces..");

    @ArchTest
    static final ArchRule onlyTheRouterKnowsJetty = noClasses()
            .that().resideOutsideOfPackage("slipway.router..")
            .should().dependOnClassesThat().resideInAPackage("org.eclipse.jetty..");

    @ArchTest
    static final ArchRule pathsBelongToResources = classes()
            .that().areAnnotatedWith(Path.class)
            .should().haveSimpleNameEndingWith("Resource").andShould().resideInAPackage("slipway.api..");

    @ArchTest
    static final ArchRule whatGoesOverTheWireIsARecord = classes()
            .that().haveNameMatching(".*(Representation|Request)")
            .should().beRecords();

    @ArchTest
    static final ArchRule entitiesBelongToTheModel = classes()
            .that().areAnnotatedWith(Entity.class)
            .should().resideInAPackage("slipway.model..");

    @ArchTest
    static final ArchRule entitiesHaveVerbsInsteadOfSetters = methods()
            .that().areDeclaredInClassesThat().areAnnotatedWith(Entity.class)
            .and().arePublic()
            .and().doNotHaveFullName("slipway.model.apps.App.setUpMaintenance(boolean)")
            .should().haveNameNotMatching("set.*");

    /** The interceptor that makes transactions is bound to the annotation by carrying it. */
    @ArchTest
    static final ArchRule transactionsBelongToServices = noClasses()
            .that().resideOutsideOfPackage("slipway.service..")
            .and().areNotAnnotatedWith(Interceptor.class)
            .should().beAnnotatedWith(Transactional.class);

    @ArchTest
    static final ArchRule transactionalMethodsBelongToServices = noMethods()
            .that().areDeclaredInClassesThat().resideOutsideOfPackage("slipway.service..")
            .should().beAnnotatedWith(Transactional.class);

    @ArchTest
    static final ArchRule portsAreImplementedAtTheEdgesOrByServices = classes()
            .that().implement(resideInAPackage("slipway.service..").and(INTERFACES))
            .should().resideInAnyPackage("slipway.integration..", "slipway.router..", "slipway.service..");

    @ArchTest
    static final ArchRule onlySettingsReadTheEnvironment = noClasses()
            .that().resideOutsideOfPackage("slipway.config..")
            .and().doNotHaveFullyQualifiedName("slipway.connect.Connect")
            .should().callMethod(System.class, "getenv")
            .orShould().callMethod(System.class, "getenv", String.class);

    @ArchTest
    static final ArchRule timesAreInstants = noClasses()
            .should().dependOnClassesThat().haveFullyQualifiedName("java.util.Date");

    @ArchTest
    static final ArchRule onlyTheConsoleWritesToTheTerminal = noClasses()
            .that().doNotHaveFullyQualifiedName("slipway.integration.startup.Console")
            .and().doNotHaveFullyQualifiedName("slipway.connect.terminal.Terminal")
            .should(ACCESS_STANDARD_STREAMS);
    // spotless:on
}
