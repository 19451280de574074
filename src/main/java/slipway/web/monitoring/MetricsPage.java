package slipway.web.monitoring;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import slipway.model.PlatformException;
import slipway.model.access.Permission;
import slipway.model.apps.App;
import slipway.model.dynos.Formation;
import slipway.model.monitoring.AlertMeasure;
import slipway.model.monitoring.AlertRule;
import slipway.model.monitoring.MonitoredApp;
import slipway.model.releases.Procfile;
import slipway.service.access.AccessPolicy;
import slipway.service.access.Actor;
import slipway.service.addons.provisioning.AddOnProvisioner;
import slipway.service.addons.provisioning.AddOnWish;
import slipway.service.apps.AppFinder;
import slipway.service.dynos.FormationService;
import slipway.service.monitoring.MonitoringProvider;
import slipway.service.monitoring.alerts.AlertService;
import slipway.service.monitoring.reading.MetricsReader;
import slipway.web.shared.Loading;
import slipway.web.shared.Notices;
import slipway.web.shared.PagePaths;
import slipway.web.shared.SignedIn;

/** The metrics of one app, and its alerts; for an app without the add-on, a way to it. */
@Named
@ViewScoped
public class MetricsPage implements Serializable {
    @Inject
    SignedIn signedIn;

    @Inject
    AppFinder apps;

    @Inject
    AccessPolicy policy;

    @Inject
    MetricsReader reader;

    @Inject
    AlertService alerts;

    @Inject
    FormationService formations;

    @Inject
    AddOnProvisioner addOns;

    @Inject
    MetricsLive live;

    private String name = "";
    private String range = "";
    private boolean monitored;
    private boolean mayChange;
    private long keptHours;
    private int mostAlerts;
    private AlertForm fresh = new AlertForm(Procfile.WEB);
    private @Nullable AlertForm refused;
    private List<AlertForm> forms = List.of();
    private List<String> people = List.of();
    private List<String> types = List.of();

    public void load() {
        Loading.of(() -> {
            Actor actor = signedIn.actor();
            App app = apps.require(actor, name);
            name = app.name();
            mayChange = policy.permissions(actor, app).contains(Permission.OPERATE);
            reader.monitoring(actor, name).ifPresent(this::show);
        });
    }

    private void show(MonitoredApp where) {
        Actor actor = signedIn.actor();
        monitored = true;
        keptHours = where.kept().toHours();
        mostAlerts = where.alerts();
        Map<String, UUID> collaborators = alerts.collaborators(actor, name);
        people = List.copyOf(new TreeSet<>(collaborators.keySet()));
        TreeSet<String> known = new TreeSet<>(
                formations.list(actor, name).stream().map(Formation::type).toList());
        known.add(Procfile.WEB);
        types = List.copyOf(known);
        forms = alerts.list(actor, name).stream()
                .map(alert -> new AlertForm(alert, collaborators))
                .toList();
    }

    /** Also after an action that was refused, when {@link #load} does not run. */
    public void beforeRender() {
        live.show(name, range);
    }

    public @Nullable String add() {
        return save("alertForm", fresh, () -> {
            AlertService.Added added = alerts.add(signedIn.actor(), name, fresh.wish());
            String signed = added.alert().targets().webhook().isEmpty()
                    ? ""
                    : " What is posted is signed with " + added.secret() + ", which is shown only now.";
            return "Added the alert." + signed;
        });
    }

    public @Nullable String change(AlertForm form) {
        return save("alertForm_" + form.getId(), form, () -> {
            alerts.update(signedIn.actor(), name, UUID.fromString(form.getId()), form.wish());
            return "Changed the alert.";
        });
    }

    /** As HTML has it: something for the alert whose change was refused, and nothing for the others. */
    public @Nullable String isOpen(AlertForm form) {
        return form == refused ? "open" : null;
    }

    public @Nullable String remove(AlertForm form) {
        return Notices.attempt(Notices.PAGE, () -> {
            alerts.remove(signedIn.actor(), name, UUID.fromString(form.getId()));
            Notices.success("Removed the alert.");
            return PagePaths.toMetrics(name, range);
        });
    }

    /** Says what is wrong beside the field that it is wrong in. */
    private @Nullable String save(String formId, AlertForm form, Supplier<String> action) {
        String field = formId + ":threshold";
        try {
            form.rule();
            field = formId + ":url";
            form.checkUrl();
            field = formId + ":people";
            Notices.success(action.get());
            return PagePaths.toMetrics(name, range);
        } catch (PlatformException refusal) {
            Notices.error(field, refusal.getMessage());
            refused = form;
            return null;
        }
    }

    /** Adds the add-on, of its usual plan. */
    public @Nullable String monitor() {
        return Notices.attempt(Notices.PAGE, () -> {
            addOns.create(signedIn.actor(), name, AddOnWish.of(MonitoringProvider.SERVICE));
            Notices.success("The app is measured from now on; the first numbers are here in a minute.");
            return PagePaths.toMetrics(name, "");
        });
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getRange() {
        return range;
    }

    public void setRange(String range) {
        this.range = range;
    }

    /** Whether the app has the add-on. */
    public boolean isMonitored() {
        return monitored;
    }

    /** Whether who looks may add the add-on, and change alerts. */
    public boolean isMayChange() {
        return mayChange;
    }

    /** For how long the plan keeps what is measured. */
    public String getKept() {
        return keptHours > 72 ? keptHours / 24 + " days" : keptHours + " hours";
    }

    public int getMostAlerts() {
        return mostAlerts;
    }

    public AlertForm getFresh() {
        return fresh;
    }

    public List<AlertForm> getForms() {
        return forms;
    }

    /** Addresses of collaborators. */
    public List<String> getPeople() {
        return people;
    }

    public List<String> getTypes() {
        return types;
    }

    public Map<String, AlertMeasure> getMeasures() {
        Map<String, AlertMeasure> measures = new LinkedHashMap<>();
        Arrays.stream(AlertMeasure.values()).forEach(each -> measures.put(label(each), each));
        return measures;
    }

    private static String label(AlertMeasure measure) {
        return measure.unit().isEmpty() ? measure.words() : measure.words() + ", " + measure.unit();
    }

    /** Minutes by what they are called. */
    public Map<String, Integer> getPeriods() {
        Map<String, Integer> periods = new LinkedHashMap<>();
        AlertRule.PERIODS.forEach(minutes -> periods.put(minutes + " min", minutes));
        return periods;
    }

    /** Minutes by what they are called. */
    public Map<String, Integer> getReminders() {
        Map<String, Integer> reminders = new LinkedHashMap<>();
        List<String> names = List.of("5 minutes", "hour", "day");
        for (int i = 0; i < names.size(); i++) {
            reminders.put("every " + names.get(i), AlertRule.REMINDERS.get(i));
        }
        return reminders;
    }
}
