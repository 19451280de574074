package slipway.service.paging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PageTest {
    @Test
    void aPropertyOfOneWordIsCalledTheSameInJava() {
        assertThat(Page.attribute("version")).isEqualTo("version");
    }

    @Test
    void aPropertyOfSeveralWordsIsCalledAsJavaHasIt() {
        assertThat(Page.attribute("created_at")).isEqualTo("createdAt");
    }
}
