package slipway.model.accounts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import slipway.model.InvalidParamsException;

/** A checked line such as {@code ssh-ed25519 AAAAC3... me@example.com}, as {@code ssh-keygen} writes it. */
public final class PublicKeyLine {
    /** Longest comment, in characters. */
    private static final int MAX_COMMENT = 200;

    private static final Pattern FORM =
            Pattern.compile("([a-z0-9@.-]+)[ \\t]+([A-Za-z0-9+/]+={0,2})(?:[ \\t]+(\\P{Cntrl}+))?");

    private final String type;
    private final byte[] blob;
    private final String comment;

    private PublicKeyLine(String type, byte[] blob, String comment) {
        this.type = type;
        this.blob = blob;
        this.comment = comment;
    }

    /** @param otherwise the comment of a key that has none; without one the CLI could not remove it */
    public static PublicKeyLine parse(String text, String otherwise) {
        if (text.contains("PRIVATE KEY")) {
            throw refusal("holds a private key, which belongs to nobody but you. Send the .pub file");
        }
        Matcher line = FORM.matcher(text.strip());
        if (!line.matches()) {
            throw refusal("is not one line of an SSH public key, such as \"ssh-ed25519 AAAA... me@example.com\"");
        }
        String comment = line.group(3) == null ? otherwise : line.group(3).strip();
        if (comment.length() > MAX_COMMENT) {
            throw refusal("has a comment of more than " + MAX_COMMENT + " characters");
        }
        byte[] blob = decode(line.group(2));
        PublicKeyBlob.check(line.group(1), blob);
        return new PublicKeyLine(line.group(1), blob, comment);
    }

    /** The line without anything superfluous. */
    public String text() {
        return type + " " + Base64.getEncoder().encodeToString(blob) + " " + comment;
    }

    public String comment() {
        return comment;
    }

    /** As {@code ssh-keygen -l -E md5} and Heroku's API show it, without a prefix. */
    public String fingerprint() {
        return HexFormat.ofDelimiter(":").formatHex(digest("MD5"));
    }

    /** What tells this key from every other one. */
    public String blobHash() {
        return HexFormat.of().formatHex(digest("SHA-256"));
    }

    static InvalidParamsException refusal(String what) {
        return new InvalidParamsException("Parameter \"public_key\" " + what + ".");
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64.getBytes(StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException notBase64) {
            throw refusal("is not whole: its key is no base64");
        }
    }

    private byte[] digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm).digest(blob);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has " + algorithm, e);
        }
    }
}
