package slipway.connect.login;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a netrc says, in parts that put together are the very text; changes touch no other part. */
record Netrc(List<NetrcPart> parts) {
    Netrc {
        parts = List.copyOf(parts);
    }

    static Netrc parse(String text) {
        return new Netrc(new NetrcScanner(text).parts());
    }

    String text() {
        StringBuilder text = new StringBuilder();
        parts.forEach(part -> text.append(part.text()));
        return text.toString();
    }

    Optional<NetrcPart> find(String machine) {
        return parts.stream().filter(part -> part.isOf(machine)).findFirst();
    }

    Netrc with(NetrcPart entry) {
        List<NetrcPart> changed = new ArrayList<>(parts);
        int place = find(entry.machine()).map(parts::indexOf).orElse(-1);
        if (place >= 0) {
            changed.set(place, entry);
            return new Netrc(changed);
        }
        // What comes after the entry for all other machines is not read.
        int end = find(NetrcPart.DEFAULT).map(parts::indexOf).orElse(parts.size());
        changed.add(end, entry);
        if (end > 0 && !parts.get(end - 1).text().endsWith("\n")) {
            changed.add(end, NetrcPart.between("\n"));
        }
        return new Netrc(changed);
    }

    Netrc without(String machine) {
        return new Netrc(parts.stream().filter(part -> !part.isOf(machine)).toList());
    }
}
