package slipway.web.sizes;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import slipway.service.dynos.sizes.Admission;
import slipway.service.dynos.sizes.Capacity;
import slipway.service.dynos.sizes.DynoSizes;
import slipway.web.shared.Loading;
import slipway.web.shared.Notices;
import slipway.web.shared.PagePaths;
import slipway.web.shared.SignedIn;

/** What sizes of dynos there are, what they cost, and how much of the machine they are promised. */
@Named
@ViewScoped
public class SizesPage implements Serializable {
    @Inject
    SignedIn signedIn;

    @Inject
    DynoSizes sizes;

    @Inject
    Admission admission;

    private List<SizeRow> rows = List.of();
    private @Nullable Capacity capacity;

    public void load() {
        Loading.of(() -> {
            capacity = admission.capacity(signedIn.actor());
            rows = sizes.all().stream().map(SizeRow::new).toList();
        });
    }

    public @Nullable String change(SizeRow row) {
        return Notices.attempt("sizeForm_" + row.name() + ":memoryMb", () -> {
            sizes.change(signedIn.actor(), row.name(), row.terms());
            Notices.success(row.name() + " is changed. Dynos that run get it with their next start.");
            return PagePaths.toSizes();
        });
    }

    public List<SizeRow> getRows() {
        return rows;
    }

    public @Nullable Capacity getCapacity() {
        return capacity;
    }
}
