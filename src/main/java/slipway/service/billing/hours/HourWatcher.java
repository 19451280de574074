package slipway.service.billing.hours;

/** Wants to know at once when somebody has got more or fewer free hours; whoever lets apps sleep does. */
public interface HourWatcher {
    void hoursChanged();
}
