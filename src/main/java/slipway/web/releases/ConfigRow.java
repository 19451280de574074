package slipway.web.releases;

import java.io.Serializable;

/** A config var and what somebody is about to make of it. */
public class ConfigRow implements Serializable {
    private final String key;
    private String value;

    ConfigRow(String key, String value) {
        this.key = key;
        this.value = value;
    }

    public String key() {
        return key;
    }

    public String getValue() {
        return value;
    }

    public void setValue(String value) {
        this.value = value;
    }
}
