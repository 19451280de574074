package slipway.connect.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import slipway.connect.http.Body;
import slipway.connect.http.Refusal;
import slipway.connect.http.RequestHead;
import slipway.connect.http.RequestHead.Header;
import slipway.connect.http.Target;
import slipway.connect.platform.Dialer;
import slipway.connect.platform.Link;
import slipway.connect.platform.PlatformUrl;

/** Carries what is not Heroku's to where it was going anyway. */
final class OtherHosts {
    private final Dialer dialer;
    private final PlatformUrl platform;
    private final Connections connections;

    OtherHosts(Dialer dialer, PlatformUrl platform, Connections connections) {
        this.dialer = dialer;
        this.platform = platform;
        this.connections = connections;
    }

    /** What is said in there, only its ends know. */
    void tunnel(Link child, Target target) throws IOException {
        Socket far;
        try {
            far = dialer.tunnel(target.host(), target.port());
        } catch (IOException e) {
            Refusal.unreachable(target.host(), e).endWith(child);
            return;
        }
        child.out().write(ProxyConnection.ESTABLISHED);
        Joint.carryAll(child, Link.plain(far), connections);
    }

    /** One request of plain http; the answer ends with the connection, so that nobody needs to look for its end. */
    void forward(Link child, RequestHead head) throws IOException {
        Target target = Target.ofUrl(head);
        Body.requireCertainEnd(head);
        if (HerokuHosts.contains(target.host())) {
            Refusal.of(403, "Forbidden", "forbidden", target.host() + " is reached by https only.")
                    .endWith(child);
            return;
        }
        if (platform.isAt(target.host(), target.port()) && ForeignToken.isIn(head)) {
            ForeignToken.refusal(platform).endWith(child);
            return;
        }
        Dialer.HttpWay way;
        try {
            way = dialer.forHttp(target.host(), target.port());
        } catch (IOException e) {
            Refusal.unreachable(target.host(), e).endWith(child);
            return;
        }
        carry(head, target, child, way);
    }

    private void carry(RequestHead head, Target target, Link child, Dialer.HttpWay way) throws IOException {
        List<Header> added = new ArrayList<>(List.of(new Header("Host", target.authority())));
        way.credentials().ifPresent(value -> added.add(new Header("Proxy-Authorization", value)));
        if (!head.isUpgrade()) {
            added.add(new Header("Connection", "close"));
        }
        Joint joint = Joint.start(child, way.link(), connections);
        try {
            String text = head.rewritten(way.toProxy() ? head.target() : target.path(), added);
            way.link().out().write(text.getBytes(StandardCharsets.ISO_8859_1));
            InputStream in = child.in();
            if (!head.isUpgrade()) {
                new Body(in, way.link().out()).copy(head);
            }
            joint.carryRest(in);
        } catch (IOException e) {
            joint.nearHasFailed();
            throw e;
        }
    }
}
