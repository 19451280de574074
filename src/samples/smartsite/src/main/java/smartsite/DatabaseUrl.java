package smartsite;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A {@code DATABASE_URL} such as {@code postgres://user:password@host:port/name?sslmode=require}. It exists because
 * JDBC writes the same things another way: without the user and the password, which it takes apart from the address.
 */
record DatabaseUrl(String text) {
    private static final Pattern SHAPE =
            Pattern.compile("postgres(?:ql)?://(?:([^:@/?]*)(?::([^@/?]*))?@)?([^@/?]+)/([^/?]+)(\\?.*)?");

    /** Opens a connection; gives up after a few seconds, since a visitor is waiting. */
    Connection connect() throws SQLException {
        Matcher parts = SHAPE.matcher(text);
        if (!parts.matches()) {
            throw new SQLException("DATABASE_URL is not like postgres://user:password@host:port/name");
        }
        Properties properties = new Properties();
        putDecoded(properties, "user", parts.group(1));
        putDecoded(properties, "password", parts.group(2));
        properties.setProperty("loginTimeout", "3");
        properties.setProperty("socketTimeout", "3");
        properties.setProperty("ApplicationName", "smartsite");
        String query = parts.group(5) == null ? "" : parts.group(5);
        loadDriver();
        return DriverManager.getConnection(
                "jdbc:postgresql://" + parts.group(3) + "/" + parts.group(4) + query, properties);
    }

    private static void putDecoded(Properties properties, String name, String encoded) throws SQLException {
        if (encoded == null || encoded.isEmpty()) {
            return;
        }
        try {
            // In this part of a URL a plus sign is just a plus sign.
            properties.setProperty(name, URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            // Without the cause, which would quote a part of the password.
            throw new SQLException("DATABASE_URL has a " + name + " that is not percent-encoded well");
        }
    }

    /** A driver in a web application's own lib folder is not found by {@link DriverManager}: it has to be named. */
    private static void loadDriver() throws SQLException {
        try {
            Class.forName("org.postgresql.Driver");
        } catch (ClassNotFoundException e) {
            throw new SQLException("The PostgreSQL driver is missing", e);
        }
    }

    /** Leaves the password out, in case somebody prints this. */
    @Override
    public String toString() {
        return "DATABASE_URL";
    }
}
