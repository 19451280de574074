package slipway.web.apps;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import slipway.service.access.Actor;
import slipway.service.secrets.UrlSigner;
import slipway.web.addons.AddOnRow;
import slipway.web.addons.AddOnRows;
import slipway.web.builds.BuildRow;
import slipway.web.builds.LatestBuilds;
import slipway.web.dynos.ProcessRow;
import slipway.web.dynos.Processes;
import slipway.web.shared.Loading;
import slipway.web.shared.SignedIn;

/** Those parts of an app's page that change by themselves: with the page at first, then alone, every few seconds. */
@Named
@RequestScoped
public class AppLive {
    @Inject
    SignedIn signedIn;

    @Inject
    AppReader reader;

    @Inject
    Processes processReader;

    @Inject
    LatestBuilds latestBuilds;

    @Inject
    AddOnRows addOnRows;

    @Inject
    UrlSigner urls;

    private String name = "";
    private String stamp = "";
    private String logPath = "";
    private List<ProcessRow> processes = List.of();
    private List<BuildRow> builds = List.of();
    private List<AddOnRow> addOns = List.of();

    /** For the live part alone, whose name came as a parameter. */
    public void load() {
        show(name);
    }

    /** Called by the whole page each time before it is rendered. */
    public void show(String appName) {
        Loading.of(() -> {
            Actor actor = signedIn.actor();
            stamp = reader.read(actor, appName).stamp();
            processes = processReader.of(actor, appName);
            builds = latestBuilds.of(actor, appName);
            addOns = addOnRows.of(actor, appName);
            logPath = reader.logPath(actor, appName);
        });
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getStamp() {
        return stamp;
    }

    public String getLogPath() {
        return logPath;
    }

    public List<ProcessRow> getProcesses() {
        return processes;
    }

    /** The same process type as it is now, unless it has gone since the page was loaded. */
    public ProcessRow fresh(ProcessRow known) {
        return processes.stream()
                .filter(process -> process.type().equals(known.type()))
                .findFirst()
                .orElse(known);
    }

    public List<AddOnRow> getAddOns() {
        return addOns;
    }

    public List<BuildRow> getBuilds() {
        return builds;
    }

    /** What command lines need to reach this platform. */
    public String getBaseUrl() {
        return urls.baseUrl();
    }
}
