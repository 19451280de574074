package slipway.service.domains;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RouteTableTest {
    private static final UUID SHOP = UUID.randomUUID();
    private static final UUID BLOG = UUID.randomUUID();

    private final RouteTable table = new RouteTable();

    private void publish(UUID app, String... hosts) {
        table.publish(new RouteOf(app, Set.of(hosts)).route());
    }

    private Optional<UUID> find(String host) {
        return table.find(host).map(AppRoute::appId);
    }

    @Test
    void findsAnAppByEachOfItsHosts() {
        publish(SHOP, "shop.localhost", "www.example.com");
        assertThat(find("shop.localhost")).contains(SHOP);
        assertThat(find("www.example.com")).contains(SHOP);
    }

    @Test
    void findsNothingAtOtherHosts() {
        publish(SHOP, "shop.localhost", "*.example.com");
        assertThat(find("blog.localhost")).isEmpty();
        assertThat(find("example.com")).isEmpty();
        assertThat(find("wwwexample.com")).isEmpty();
        assertThat(find("")).isEmpty();
    }

    @Test
    void aWildcardStandsForAllBelowIt() {
        publish(SHOP, "shop.localhost", "*.example.com");
        assertThat(find("www.example.com")).contains(SHOP);
        assertThat(find("a.b.example.com")).contains(SHOP);
    }

    @Test
    void theVeryHostCountsMoreThanAWildcard() {
        publish(SHOP, "*.example.com");
        publish(BLOG, "blog.example.com");
        assertThat(find("blog.example.com")).contains(BLOG);
        assertThat(find("www.example.com")).contains(SHOP);
    }

    @Test
    void theNearestWildcardCounts() {
        publish(SHOP, "*.example.com");
        publish(BLOG, "*.blog.example.com");
        assertThat(find("a.blog.example.com")).contains(BLOG);
        assertThat(find("blog.example.com")).contains(SHOP);
    }

    @Test
    void hostsThatAnAppHasNoMoreGo() {
        publish(SHOP, "shop.localhost", "www.example.com", "*.example.org");
        publish(SHOP, "store.localhost");
        assertThat(find("store.localhost")).contains(SHOP);
        assertThat(find("shop.localhost")).isEmpty();
        assertThat(find("www.example.com")).isEmpty();
        assertThat(find("www.example.org")).isEmpty();
    }

    @Test
    void nothingIsLeftOfARemovedApp() {
        publish(SHOP, "shop.localhost", "*.example.com");
        table.remove(SHOP);
        assertThat(find("shop.localhost")).isEmpty();
        assertThat(find("www.example.com")).isEmpty();
    }

    @Test
    void aHostThatAnotherAppTookOverStaysThere() {
        publish(SHOP, "shop.localhost", "www.example.com");
        publish(BLOG, "blog.localhost", "www.example.com");
        publish(SHOP, "shop.localhost");
        assertThat(find("www.example.com")).contains(BLOG);
        table.remove(SHOP);
        assertThat(find("www.example.com")).contains(BLOG);
    }

    @Test
    void tellsItsWatchersOfEveryChange() {
        List<UUID> told = new ArrayList<>();
        table.watch(told::add);
        publish(SHOP, "shop.localhost");
        publish(BLOG, "blog.localhost");
        table.remove(SHOP);
        table.remove(SHOP);
        assertThat(told).containsExactly(SHOP, BLOG, SHOP);
    }
}
