package slipway.tls;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1UTCTime;
import org.bouncycastle.asn1.x509.Time;

/** Times as RFC 5280, 4.1.2.5 wants them: with two digits for the year through 2049, with four from 2050 on. */
final class Times {
    private static final int FIRST_YEAR_OF_FOUR_DIGITS = 2050;

    private static final DateTimeFormatter TWO_DIGITS = DateTimeFormatter.ofPattern("uuMMddHHmmss'Z'");
    private static final DateTimeFormatter FOUR_DIGITS = DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'");

    private Times() {}

    static Time of(Instant instant) {
        OffsetDateTime time = instant.atOffset(ZoneOffset.UTC);
        return time.getYear() < FIRST_YEAR_OF_FOUR_DIGITS
                ? new Time(new ASN1UTCTime(TWO_DIGITS.format(time)))
                : new Time(new ASN1GeneralizedTime(FOUR_DIGITS.format(time)));
    }
}
