package slipway.router.exchange;

import slipway.router.framing.RequestHead;

/** What a client has asked for, as far as it matters once the bytes of the head are gone. */
final class Asked {
    private String host = "";
    private boolean isHead;
    private boolean isRepeatable;
    private boolean isHttp11;
    private boolean forUpgrade;
    private boolean keepsConnection;

    void read(RequestReader reader) {
        RequestHead head = reader.head();
        host = reader.host();
        isHead = head.line().isHead();
        isRepeatable = head.line().isSafe() && reader.isBodyDone() && reader.bodyBytes() == 0;
        isHttp11 = head.isHttp11();
        forUpgrade = head.asksForUpgrade();
        keepsConnection = head.keepsConnection();
    }

    /** In lower case, without port. */
    String host() {
        return host;
    }

    /** Whether the answer has no body. */
    boolean isHead() {
        return isHead;
    }

    /** Whether it may be asked twice without harm: it changes nothing, and has no body (RFC 9110, section 9.2.1). */
    boolean isRepeatable() {
        return isRepeatable;
    }

    boolean isHttp11() {
        return isHttp11;
    }

    boolean forUpgrade() {
        return forUpgrade;
    }

    boolean keepsConnection() {
        return keepsConnection;
    }
}
