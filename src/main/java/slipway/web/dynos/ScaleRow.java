package slipway.web.dynos;

import java.io.Serializable;

/** A process type and what somebody is about to make of it: the values behind its scale form. */
public class ScaleRow implements Serializable {
    private final ProcessRow process;
    private String quantity;
    private String size;

    ScaleRow(ProcessRow process) {
        this.process = process;
        this.quantity = Integer.toString(process.quantity());
        this.size = process.size();
    }

    public ProcessRow process() {
        return process;
    }

    public String getQuantity() {
        return quantity;
    }

    public void setQuantity(String quantity) {
        this.quantity = quantity;
    }

    public String getSize() {
        return size;
    }

    public void setSize(String size) {
        this.size = size;
    }
}
