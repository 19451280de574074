package slipway.model.accounts;

import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.util.Arrays;
import java.util.Map;

/** Checks what an SSH public key says of itself (RFC 4253, 6.6; RFC 5656, 3.1; RFC 8709, 4). */
final class PublicKeyBlob {
    /** Shortest and longest RSA modulus, in bits; OpenSSH takes no longer ones. */
    private static final int RSA_LEAST = 2_048;

    private static final int RSA_MOST = 16_384;

    /** Length of an Ed25519 key, in bytes. */
    private static final int ED25519_BYTES = 32;

    private static final String ECDSA = "ecdsa-sha2-";

    private static final Map<String, String> CURVES =
            Map.of("nistp256", "secp256r1", "nistp384", "secp384r1", "nistp521", "secp521r1");

    private final ByteBuffer rest;

    private PublicKeyBlob(byte[] blob) {
        this.rest = ByteBuffer.wrap(blob);
    }

    /** Refuses keys of other types, weak ones, and what is no key of that type at all. */
    static void check(String type, byte[] blob) {
        PublicKeyBlob key = new PublicKeyBlob(blob);
        boolean whole;
        try {
            whole = key.text().equals(type) && key.isGood(type) && !key.rest.hasRemaining();
        } catch (BufferUnderflowException cutOff) {
            whole = false;
        }
        if (!whole) {
            throw PublicKeyLine.refusal("is not whole: its key is no " + type + " key");
        }
    }

    private boolean isGood(String type) {
        if (type.equals("ssh-rsa")) {
            return isGoodRsa();
        }
        if (type.equals("ssh-ed25519")) {
            return bytes().length == ED25519_BYTES;
        }
        String curve = type.startsWith(ECDSA) ? type.substring(ECDSA.length()) : "";
        if (CURVES.containsKey(curve)) {
            return text().equals(curve) && isOnCurve(CURVES.get(curve), bytes());
        }
        throw PublicKeyLine.refusal("is of the type " + type + "; ssh-ed25519, ssh-rsa and ecdsa-sha2-* are taken");
    }

    private boolean isGoodRsa() {
        BigInteger exponent = new BigInteger(bytes());
        BigInteger modulus = new BigInteger(bytes());
        if (modulus.signum() > 0 && modulus.bitLength() < RSA_LEAST) {
            throw PublicKeyLine.refusal(
                    "is an RSA key of %d bits; it needs at least %d".formatted(modulus.bitLength(), RSA_LEAST));
        }
        return modulus.signum() > 0
                && modulus.bitLength() <= RSA_MOST
                && exponent.compareTo(BigInteger.TWO) > 0
                && exponent.testBit(0);
    }

    /** Whether the uncompressed point (SEC 1, 2.3.3) satisfies the curve's equation. */
    private static boolean isOnCurve(String curve, byte[] point) {
        ECParameterSpec spec = spec(curve);
        BigInteger p = ((ECFieldFp) spec.getCurve().getField()).getP();
        int length = (p.bitLength() + Byte.SIZE - 1) / Byte.SIZE;
        if (point.length != 1 + 2 * length || point[0] != 4) {
            return false;
        }
        BigInteger x = new BigInteger(1, Arrays.copyOfRange(point, 1, 1 + length));
        BigInteger y = new BigInteger(1, Arrays.copyOfRange(point, 1 + length, point.length));
        BigInteger right = x.pow(3)
                .add(spec.getCurve().getA().multiply(x))
                .add(spec.getCurve().getB());
        return x.compareTo(p) < 0
                && y.compareTo(p) < 0
                && y.multiply(y).subtract(right).mod(p).signum() == 0;
    }

    private static ECParameterSpec spec(String curve) {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec(curve));
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + curve, e);
        }
    }

    private String text() {
        return new String(bytes(), StandardCharsets.US_ASCII);
    }

    private byte[] bytes() {
        int length = rest.getInt();
        if (length < 1 || length > rest.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[length];
        rest.get(bytes);
        return bytes;
    }
}
