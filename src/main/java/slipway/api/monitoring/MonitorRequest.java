package slipway.api.monitoring;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import slipway.model.InvalidParamsException;
import slipway.model.monitoring.AlertMeasure;
import slipway.model.monitoring.AlertRule;
import slipway.service.monitoring.alerts.AlertWish;

/** Body of {@code POST} and {@code PATCH} of monitors; what is left out stays, or is as usual. */
record MonitorRequest(
        @Nullable String name,
        @Nullable String actionType,
        @Nullable Boolean isActive,
        @Nullable String op,
        @Nullable Integer period,
        @Nullable Double value,
        @Nullable List<String> notificationChannels,
        @Nullable Integer notificationPeriod,
        @Nullable Integer minQuantity,
        @Nullable Integer maxQuantity) {
    private static final int USUAL_REMINDER = 60;

    AlertWish wish(String type) {
        if (name == null || (value == null && AlertMeasure.require(plain(name)).hasThreshold())) {
            throw new InvalidParamsException("A monitor needs \"name\" and \"value\".");
        }
        AlertMeasure measure = AlertMeasure.require(plain(name));
        AlertRule usual =
                new AlertRule(type, measure, value == null ? 1 : value, AlertRule.PERIODS.get(0), USUAL_REMINDER);
        AlertWish wish = wish(usual);
        return notificationChannels == null
                ? new AlertWish(wish.rule(), wish.active(), Optional.of(true), Optional.empty(), Optional.empty())
                : wish;
    }

    /** @param present as it is before */
    AlertWish wish(AlertRule present) {
        refuseWhatIsNotDone();
        AlertRule rule = new AlertRule(
                present.type(),
                name == null ? present.measure() : AlertMeasure.require(plain(name)),
                value == null ? present.threshold() : value,
                period == null ? present.period() : period,
                notificationPeriod == null ? present.reminder() : notificationPeriod);
        return new AlertWish(
                Optional.of(rule),
                Optional.ofNullable(isActive),
                channels().map(all -> all.contains(MonitorRepresentation.OWNER)),
                channels()
                        .map(all -> all.stream()
                                .filter(isUrl().negate().and(channel -> !channel.equals(MonitorRepresentation.OWNER)))
                                .collect(Collectors.toSet())),
                channels().map(MonitorRequest::url));
    }

    /** A monitor of latencies by which Heroku scales is another one. */
    private String plain(String given) {
        refuseWhatIsNotDone();
        return given;
    }

    private void refuseWhatIsNotDone() {
        boolean scales = actionType != null && !actionType.equals(MonitorRepresentation.ALERT);
        if (scales || minQuantity != null || maxQuantity != null) {
            throw new InvalidParamsException(
                    "This platform does not scale apps by itself; a monitor here has the action_type \"alert\".");
        }
        if (op != null && !op.equals(MonitorRepresentation.AT_LEAST)) {
            throw new InvalidParamsException("The only \"op\" there is, is " + MonitorRepresentation.AT_LEAST + ".");
        }
    }

    private Optional<Set<String>> channels() {
        return Optional.ofNullable(notificationChannels).map(Set::copyOf);
    }

    private static String url(Set<String> channels) {
        List<String> urls = channels.stream().filter(isUrl()).toList();
        if (urls.size() > 1) {
            throw new InvalidParamsException("A monitor is posted to one URL.");
        }
        return urls.isEmpty() ? "" : urls.get(0);
    }

    private static Predicate<String> isUrl() {
        return channel -> channel.contains("://");
    }
}
