package slipway.web.payments;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;
import slipway.service.payments.Confirmations.Outcome;
import slipway.service.payments.Confirmations.Verdict;

/** What became of each line of a class list; what an operator has to look into comes first. */
public record ClassReport(int confirmed, int already, int problems, List<Row> rows) implements Serializable {
    /** One line, in words, with the colour of its tag. */
    public record Row(int line, String text, String verdict, String colour) implements Serializable {
        private static Row of(Outcome outcome) {
            return new Row(
                    outcome.line().number(),
                    outcome.line().text(),
                    wordOf(outcome.verdict()),
                    colourOf(outcome.verdict()));
        }
    }

    static ClassReport of(List<Outcome> outcomes) {
        List<Outcome> problems =
                outcomes.stream().filter(ClassReport::isProblem).toList();
        List<Outcome> fine =
                outcomes.stream().filter(outcome -> !isProblem(outcome)).toList();
        int confirmed = (int) fine.stream()
                .filter(outcome -> outcome.verdict() == Verdict.CONFIRMED)
                .count();
        return new ClassReport(
                confirmed,
                fine.size() - confirmed,
                problems.size(),
                Stream.concat(problems.stream(), fine.stream()).map(Row::of).toList());
    }

    private static boolean isProblem(Outcome outcome) {
        return outcome.verdict() == Verdict.UNKNOWN || outcome.verdict() == Verdict.UNREADABLE;
    }

    private static String wordOf(Verdict verdict) {
        return switch (verdict) {
            case CONFIRMED -> "confirmed";
            case ALREADY -> "was verified already";
            case UNKNOWN -> "has no account";
            case UNREADABLE -> "no e-mail address";
        };
    }

    private static String colourOf(Verdict verdict) {
        return switch (verdict) {
            case CONFIRMED -> "good";
            case ALREADY -> "";
            case UNKNOWN, UNREADABLE -> "warning";
        };
    }
}
