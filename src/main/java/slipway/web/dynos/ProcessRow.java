package slipway.web.dynos;

import java.io.Serializable;
import java.util.List;

/** A process type of an app: its command, how much of it is wanted, and the dynos that there are. */
public record ProcessRow(String type, String command, int quantity, String size, List<DynoPill> dynos)
        implements Serializable {
    public ProcessRow {
        dynos = List.copyOf(dynos);
    }

    /** Such as {@code 1 of 2 up}. */
    public String summary() {
        long up = dynos.stream().filter(dyno -> dyno.state().equals("up")).count();
        return quantity == 0 && dynos.isEmpty() ? "none wanted" : up + " of " + quantity + " up";
    }
}
