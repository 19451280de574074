package slipway.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import slipway.model.PlatformException.Kind;
import slipway.model.RefusedException;

/** How lists are sorted, cut and paged by the Range header, in every spelling of Heroku's clients. */
class ListRangeTest {
    /** Something that can be listed. */
    public record Item(String id, int version) {}

    /** Something that has neither id nor name. */
    public record Plain(String text) {}

    /** What the data services list. */
    public record Numbered(String uuid, int num) {}

    private static final List<Item> THREE = List.of(new Item("b", 2), new Item("a", 10), new Item("c", 1));

    @Nested
    class WhenSpeltByAClient {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "version ..; order=desc,max=1",
                    "version ..; max=1, order=desc",
                    "version ..;max=1;order=desc;",
                    "version ..; order=desc; max=1"
                })
        void givesTheNewestRelease(String header) {
            assertThat(ids(header)).containsExactly("a");
        }

        @Test
        void takesASemicolonAtTheEnd() {
            assertThat(range("id ..; max=1000;"))
                    .isEqualTo(new ListRange("id", Optional.empty(), false, Optional.empty(), false, 1000, false));
        }

        @ParameterizedTest
        @ValueSource(strings = {"id ..", "id ..;", " id  .. "})
        void takesNoSettingsAtAll(String header) {
            assertThat(range(header))
                    .isEqualTo(new ListRange("id", Optional.empty(), false, Optional.empty(), false, 200, false));
        }

        @Test
        void goesByTheNumbersOfTheDataServices() {
            List<Numbered> two = List.of(new Numbered("a", 10), new Numbered("b", 9));
            ListRange.Page page = range("num ..; max=1").cut(two);
            assertThat(page.items()).isEqualTo(List.of(two.get(1)));
            assertThat(page.nextRange()).contains("num ]9..; max=1");
            assertThat(page.sortable()).isEqualTo("uuid, num");
        }

        @Test
        void boundsThePage() {
            assertThat(range("id ..; max=5000").max()).isEqualTo(1000);
            assertThat(range("id ..; max=0").max()).isEqualTo(1);
        }
    }

    @Nested
    class WhenSorted {
        @Test
        void keepsTheListsOwnOrderWithoutARange() {
            assertThat(ListRange.parse(Optional.empty()).cut(THREE).items()).isEqualTo(THREE);
        }

        @Test
        void ordersTextByItsLetters() {
            assertThat(ids("id ..")).containsExactly("a", "b", "c");
        }

        @Test
        void ordersNumbersByValue() {
            assertThat(ids("version ..")).containsExactly("c", "b", "a");
        }

        @Test
        void ordersDownwards() {
            assertThat(ids("version ..; order=desc")).containsExactly("a", "b", "c");
        }
    }

    @Nested
    class WhenItBeginsSomewhere {
        @Test
        void includesTheStart() {
            assertThat(ids("id b..")).containsExactly("b", "c");
        }

        @Test
        void leavesOutAnExcludedStart() {
            assertThat(ids("id ]b..")).containsExactly("c");
        }

        @Test
        void beginsDownwardsToo() {
            assertThat(ids("version ]10..; order=desc")).containsExactly("b", "c");
        }

        @Test
        void beginsBetweenTwoItems() {
            assertThat(ids("version 3..")).containsExactly("a");
        }

        @Test
        void isEmptyBehindTheLast() {
            assertThat(ids("id x..")).isEmpty();
        }

        @Test
        void endsWhereItIsToldTo() {
            assertThat(ids("id a..b")).containsExactly("a", "b");
        }
    }

    @Nested
    class WhenThereIsMore {
        @Test
        void saysWhatItHolds() {
            assertThat(cut("id ..; max=2", THREE).contentRange()).contains("id a..b; max=2");
        }

        @Test
        void saysHowToGoOn() {
            assertThat(cut("id ..; max=2", THREE).nextRange()).contains("id ]b..; max=2");
        }

        @Test
        void goesOnDownwards() {
            assertThat(cut("version ..; order=desc,max=1", THREE).nextRange())
                    .contains("version ]10..; max=1,order=desc");
        }

        @Test
        void saysNothingOfTheKindOnTheLastPage() {
            assertThat(cut("id ]b..; max=2", THREE).nextRange()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"version ..", "version ..; order=desc, max=7", "id ..; max=1"})
        void givesEveryItemOnceToOneWhoFollows(String header) {
            assertThat(follow(Optional.of(header), shuffled(450))).containsExactlyInAnyOrderElementsOf(shuffled(450));
        }

        @Test
        void givesEveryItemOnceToOneWhoAskedForNoRange() {
            assertThat(follow(Optional.empty(), shuffled(450))).containsExactlyInAnyOrderElementsOf(shuffled(450));
        }
    }

    @Nested
    class WhenItCannotBeServed {
        @ParameterizedTest
        @ValueSource(strings = {"id", "bytes=0-499", "..", "id ..; max=many", "id ..; order=up", "id ..; min=1"})
        void refusesWhatItCannotRead(String header) {
            assertThatThrownBy(() -> range(header))
                    .isInstanceOf(RefusedException.class)
                    .hasMessage("The range \"" + header + "\" cannot be served.")
                    .extracting("kind")
                    .isEqualTo(Kind.RANGE_NOT_SATISFIABLE);
        }

        @Test
        void refusesAPropertyThatItemsDoNotHave() {
            assertThatThrownBy(() -> cut("name ..", THREE)).hasMessage("The range \"name\" cannot be served.");
        }

        @Test
        void letsEmptyListsBe() {
            assertThat(cut("name ..", List.of()).items()).isEmpty();
        }

        @Test
        void letsListsWithoutIdsBe() {
            List<Plain> plain = List.of(new Plain("x"));
            assertThat(ListRange.parse(Optional.empty()).cut(plain).items()).isEqualTo(plain);
        }
    }

    @Test
    void saysByWhatItCanSort() {
        assertThat(cut("id ..", THREE).sortable()).isEqualTo("id, version");
    }

    /** All items of all pages, as http-call fetches them: Next-Range as the next Range. */
    private static List<Object> follow(Optional<String> header, List<Item> list) {
        List<Object> all = new ArrayList<>();
        Optional<String> next = header;
        do {
            ListRange.Page page = ListRange.parse(next).cut(list);
            all.addAll(page.items());
            next = page.nextRange();
        } while (next.isPresent() && all.size() <= list.size());
        return all;
    }

    private static List<Item> shuffled(int count) {
        List<Item> items = new ArrayList<>(IntStream.range(0, count)
                .mapToObj(i -> new Item("item-%04d".formatted(i * 7 % count), i))
                .toList());
        Collections.shuffle(items, new Random(1));
        return items;
    }

    private static List<String> ids(String header) {
        return cut(header, THREE).items().stream()
                .map(item -> ((Item) item).id())
                .toList();
    }

    private static ListRange.Page cut(String header, List<?> list) {
        return range(header).cut(list);
    }

    private static ListRange range(String header) {
        return ListRange.parse(Optional.of(header));
    }
}
