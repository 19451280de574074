package slipway.service.domains.certificates;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import slipway.model.InvalidParamsException;

/** Reads RSA and EC keys in the forms that tools write them in: PKCS#8, PKCS#1, SEC 1. */
final class PrivateKeys {
    private static final int CHALLENGE_BYTES = 32;

    private PrivateKeys() {}

    static PrivateKey read(String pem) {
        List<Pem.Block> keys = Pem.read(CertificateCheck.KEY, pem).stream()
                .filter(block -> block.type().endsWith("PRIVATE KEY"))
                .toList();
        if (keys.size() != 1) {
            throw refusal(keys.isEmpty() ? "has no private key." : "has more than one private key.");
        }
        Pem.Block block = keys.get(0);
        if (block.encrypted()) {
            throw refusal("is kept by a passphrase. Remove it first.");
        }
        PrivateKeyInfo info = info(block);
        try {
            return factory(info.getPrivateKeyAlgorithm().getAlgorithm())
                    .generatePrivate(new PKCS8EncodedKeySpec(info.getEncoded()));
        } catch (IOException | GeneralSecurityException broken) {
            throw unreadable();
        }
    }

    static String write(PrivateKey key) {
        return Pem.write("PRIVATE KEY", key.getEncoded());
    }

    /** Whether what the one signs the other one verifies. */
    static boolean belongTogether(PrivateKey key, PublicKey certified) {
        if (!key.getAlgorithm().equals(certified.getAlgorithm())) {
            return false;
        }
        try {
            byte[] challenge = new byte[CHALLENGE_BYTES];
            new SecureRandom().nextBytes(challenge);
            Signature signature = Signature.getInstance("SHA256with" + (isRsa(key) ? "RSA" : "ECDSA"));
            signature.initSign(key);
            signature.update(challenge);
            byte[] signed = signature.sign();
            signature.initVerify(certified);
            signature.update(challenge);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static boolean isRsa(PrivateKey key) {
        return key.getAlgorithm().equals("RSA");
    }

    private static PrivateKeyInfo info(Pem.Block block) {
        try {
            ASN1Primitive read = ASN1Primitive.fromByteArray(block.bytes());
            return switch (block.type()) {
                case "RSA PRIVATE KEY" ->
                    new PrivateKeyInfo(
                            new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
                            RSAPrivateKey.getInstance(read));
                case "EC PRIVATE KEY" -> {
                    ECPrivateKey key = ECPrivateKey.getInstance(read);
                    yield new PrivateKeyInfo(
                            new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, key.getParametersObject()),
                            key);
                }
                default -> PrivateKeyInfo.getInstance(read);
            };
        } catch (IOException | RuntimeException broken) {
            // The parser has no exception of its own for what is not as it should be.
            throw unreadable();
        }
    }

    private static KeyFactory factory(ASN1ObjectIdentifier algorithm) throws GeneralSecurityException {
        if (algorithm.equals(PKCSObjectIdentifiers.rsaEncryption)) {
            return KeyFactory.getInstance("RSA");
        }
        if (algorithm.equals(X9ObjectIdentifiers.id_ecPublicKey)) {
            return KeyFactory.getInstance("EC");
        }
        throw refusal("must be an RSA or EC key.");
    }

    private static InvalidParamsException unreadable() {
        return refusal("cannot be read as a private key.");
    }

    private static InvalidParamsException refusal(String what) {
        return new InvalidParamsException("Parameter \"" + CertificateCheck.KEY + "\" " + what);
    }
}
