package slipway.model.oauth;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import slipway.model.InvalidParamsException;

/** What a token is good for (Dev Center, "OAuth": scopes). */
public enum Scope {
    /** Everything. */
    GLOBAL,
    /** The account that the token belongs to, read only. */
    IDENTITY,
    /** Apps, without their config vars. */
    READ,
    WRITE,
    /** Apps with their config vars. */
    READ_PROTECTED,
    WRITE_PROTECTED;

    /** What a request needs of a token's scopes. */
    public enum Need {
        /** Looks at the account itself. */
        IDENTITY,
        READ,
        WRITE,
        /** Reads config vars. */
        READ_PROTECTED,
        /** Changes config vars. */
        WRITE_PROTECTED,
        /** Changes the account, its tokens or its keys. */
        GLOBAL;

        /** Whether one of the scopes is enough; writing includes reading, and the protected ones the others. */
        public boolean isMetBy(Set<Scope> scopes) {
            return scopes.contains(Scope.GLOBAL)
                    || switch (this) {
                        case IDENTITY -> scopes.contains(Scope.IDENTITY);
                        case READ -> scopes.stream().anyMatch(scope -> scope != Scope.IDENTITY);
                        case WRITE -> scopes.contains(Scope.WRITE) || scopes.contains(Scope.WRITE_PROTECTED);
                        case READ_PROTECTED ->
                            scopes.contains(Scope.READ_PROTECTED) || scopes.contains(Scope.WRITE_PROTECTED);
                        case WRITE_PROTECTED -> scopes.contains(Scope.WRITE_PROTECTED);
                        case GLOBAL -> false;
                    };
        }
    }

    /** The word that the API uses, such as {@code read-protected}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Reads the API's words; none at all mean everything. */
    public static Set<Scope> parse(Collection<String> words) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        for (String word : words) {
            scopes.add(Arrays.stream(values())
                    .filter(scope -> scope.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new InvalidParamsException(
                            "Parameter \"scope\" has \"%s\"; there are %s.".formatted(word, words(Set.of(values()))))));
        }
        return scopes.isEmpty() ? EnumSet.of(GLOBAL) : scopes;
    }

    /** As it is stored: words parted by commas. */
    static String text(Set<Scope> scopes) {
        return words(scopes).replace(" ", "");
    }

    private static String words(Set<Scope> scopes) {
        return new TreeSet<>(scopes).stream().map(Scope::word).collect(Collectors.joining(", "));
    }
}
