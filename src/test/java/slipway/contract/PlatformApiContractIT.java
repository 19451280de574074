package slipway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import slipway.journey.ApiClient;
import slipway.journey.Person;
import slipway.journey.Platform;

/** Every route of Heroku's published schema that is built, walked with right and with wrong requests. */
@EnabledIf("slipway.contract.OfficialSchema#isHere")
class PlatformApiContractIT {
    private static final Platform PLATFORM = Platform.shared();
    private static final Set<Integer> SUCCESS = Set.of(200, 201, 202, 206);

    private static final OfficialSchema OFFICIAL = OfficialSchema.isHere() ? OfficialSchema.load() : null;
    private static ContractReport report;
    private static Fixtures fixtures;
    private static AnswerJudge judge;

    @BeforeAll
    static void walkAllRoutes() {
        report = new ContractReport();
        fixtures = new Fixtures(PLATFORM);
        judge = new AnswerJudge(OFFICIAL);
        List<OfficialLink> removals = new ArrayList<>();
        for (OfficialLink link : OFFICIAL.links()) {
            if (!isBuilt(link)) {
                report.notBuilt(link);
            } else if (link.method().equals("DELETE")) {
                removals.add(link);
            } else {
                report.built(link, walk(link));
            }
        }
        removals.forEach(link -> report.built(link, walk(link)));
        report.publish();
    }

    @Test
    void everyBuiltRouteKeepsTheContract() {
        assertThat(report.surprises()).isEmpty();
    }

    /** Routes are matched before anybody is asked who they are, so that nobody can ask this and change nothing. */
    private static boolean isBuilt(OfficialLink link) {
        HttpResponse<String> answer =
                fixtures.owner().as("").send(link.method(), Fixtures.pathToNothing(link.shape()), "");
        return answer.statusCode() != 501;
    }

    private static List<String> walk(OfficialLink link) {
        boolean removal = link.method().equals("DELETE");
        Optional<String> path = removal ? fixtures.pathOfFresh(link.shape()) : fixtures.path(link.shape());
        if (link.route().equals("DELETE /users/{}")) {
            path = Optional.of("/users/~");
        }
        if (path.isEmpty()) {
            return List.of("there is nothing to ask it about");
        }
        List<String> differences = new ArrayList<>();
        ObjectNode body = fixtures.bodies().of(OFFICIAL, link);
        // Refusals first: a right request may take away what they are about.
        for (SpoiledRequests.Spoiled spoiled : SpoiledRequests.of(OFFICIAL, link.schema(), body)) {
            HttpResponse<String> refusal = fixtures.owner()
                    .send(link.method(), path.get(), spoiled.body().toString());
            String difference = SpoiledRequests.difference(spoiled, refusal.statusCode(), parse(refusal));
            if (!difference.isEmpty()) {
                differences.add(difference);
            }
        }
        // A new one: where a wrong request was taken after all, the old one's thing may exist by now.
        body = fixtures.bodies().of(OFFICIAL, link);
        boolean bodiless = link.method().equals("GET") || (removal && body.isEmpty());
        HttpResponse<String> answer = caller(link).send(link.method(), path.get(), bodiless ? "" : body.toString());
        differences.addAll(judgeAnswer(link, answer));
        return differences;
    }

    private static List<String> judgeAnswer(OfficialLink link, HttpResponse<String> answer) {
        // An app setup is taken on and goes on by itself (Dev Center, "Setting Up Apps using the Platform API").
        int created = link.route().equals("POST /app-setups") ? 202 : 201;
        boolean right = link.isCreation() ? answer.statusCode() == created : SUCCESS.contains(answer.statusCode());
        if (!right) {
            return List.of("a right request is answered by " + answer.statusCode() + " " + answer.body());
        }
        return link.targetSchema().isMissingNode() ? List.of() : judge.differences(link.targetSchema(), parse(answer));
    }

    /** Who may do it: the owner of everything, but an account is closed by somebody else, and a gift taken by its heir. */
    private static ApiClient caller(OfficialLink link) {
        return switch (link.route()) {
            case "PATCH /account/app-transfers/{}" ->
                fixtures.bodies()
                        .as(fixtures.shared("app-transfers")
                                .orElseThrow()
                                .at("/recipient/email")
                                .asText());
            case "DELETE /account", "DELETE /users/{}" -> Person.added(PLATFORM).api();
            default -> fixtures.owner();
        };
    }

    private static JsonNode parse(HttpResponse<String> answer) {
        return ApiClient.parse(answer.body());
    }
}
