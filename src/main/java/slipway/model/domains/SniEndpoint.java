package slipway.model.domains;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import slipway.model.Moment;

/** A certificate with its chain and key, under a name, for those domains of an app that are to be served with it. */
@Entity
@Table(name = "sni_endpoint")
public class SniEndpoint {
    /** Platform API schema, "sni-endpoint name". */
    public static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{2,29}");

    @Id
    private UUID id;

    @Column(name = "app_id")
    private UUID appId;

    private String name;

    @Column(name = "certificate_chain")
    private String certificateChain;

    @Column(name = "sealed_key")
    private byte[] sealedKey;

    @Column(name = "certificate_id")
    private UUID certificateId;

    @Column(name = "cert_domains")
    private String certDomains;

    private String issuer;

    private String subject;

    @Column(name = "starts_at")
    private Instant startsAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "self_signed")
    private boolean selfSigned;

    @Column(name = "ca_signed")
    private boolean caSigned;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init")
    protected SniEndpoint() {}

    /** An endpoint that has nothing to serve until {@link #serve}. */
    @SuppressWarnings("NullAway.Init")
    public SniEndpoint(UUID appId, String name) {
        this.id = UUID.randomUUID();
        this.appId = appId;
        this.name = name;
        this.createdAt = Moment.now();
        this.updatedAt = createdAt;
    }

    /**
     * Takes a certificate, in the place of the one before.
     *
     * @param chain PEM, the certificate itself first
     * @param sealed its private key as PEM, encrypted
     */
    public void serve(String chain, byte[] sealed, CertificateFacts facts) {
        this.certificateChain = chain;
        this.sealedKey = sealed.clone();
        this.certificateId = UUID.randomUUID();
        this.certDomains = String.join("\n", facts.domains());
        this.issuer = facts.issuer();
        this.subject = facts.subject();
        this.startsAt = facts.startsAt();
        this.expiresAt = facts.expiresAt();
        this.selfSigned = facts.selfSigned();
        this.caSigned = facts.caSigned();
        this.updatedAt = Moment.now();
    }

    public UUID id() {
        return id;
    }

    public UUID appId() {
        return appId;
    }

    /** Such as {@code otter-12345}. */
    public String name() {
        return name;
    }

    public String certificateChain() {
        return certificateChain;
    }

    public byte[] sealedKey() {
        return sealedKey.clone();
    }

    /** Another one with each certificate. */
    public UUID certificateId() {
        return certificateId;
    }

    public CertificateFacts facts() {
        return new CertificateFacts(
                List.of(certDomains.split("\n")), issuer, subject, startsAt, expiresAt, selfSigned, caSigned);
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}
