package slipway.web.setups;

import java.io.Serializable;
import slipway.model.setups.EnvVar;

/** A config var that the manifest declares, and what somebody is about to make of it. */
public class EnvRow implements Serializable {
    private final String name;
    private final String description;
    private final String declared;
    private final boolean required;
    private final boolean generated;
    private String value;

    /** @param prefilled what the deploy button says, or else the manifest's own value */
    EnvRow(EnvVar declared, String prefilled) {
        this.name = declared.name();
        this.description = declared.description().orElse("");
        this.declared = declared.value().orElse("");
        this.required = declared.required() && !declared.generated();
        this.generated = declared.generated();
        this.value = prefilled;
    }

    public String name() {
        return name;
    }

    public String description() {
        return description;
    }

    public boolean required() {
        return required;
    }

    public boolean generated() {
        return generated;
    }

    /** Id of its field. */
    public String id() {
        return "env_" + name;
    }

    boolean isMissing() {
        return required && value.isBlank();
    }

    /** Whether it has to be sent along, being otherwise than the manifest says. */
    boolean isOverride() {
        return !value.equals(declared);
    }

    public String getValue() {
        return value;
    }

    public void setValue(String value) {
        // Browsers send the line ends of a text area as CR LF (HTML, "multipart/form-data and urlencoded").
        this.value = value.replace("\r\n", "\n");
    }
}
