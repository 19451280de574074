package slipway.model.setups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import slipway.model.InvalidParamsException;

/** What people put behind a deploy button, and where its source is. */
class TemplateUrlTest {
    @ParameterizedTest
    @CsvSource({
        "https://github.com/me/site,                 https://github.com/me/site/archive/HEAD.tar.gz",
        "https://github.com/me/site/,                https://github.com/me/site/archive/HEAD.tar.gz",
        "https://www.github.com/me/site.js,          https://github.com/me/site.js/archive/HEAD.tar.gz",
        "https://github.com/me/site.git,             https://github.com/me/site/archive/HEAD.tar.gz",
        "https://github.com/me/site/tree/main,       https://github.com/me/site/archive/refs/heads/main.tar.gz",
        "https://github.com/me/site/tree/fix/a-b/,   https://github.com/me/site/archive/refs/heads/fix/a-b.tar.gz",
        "https://github.com/me/site/tree/0123456789abcdef0123456789abcdef01234567, https://github.com/me/site/archive/0123456789abcdef0123456789abcdef01234567.tar.gz",
        "https://github.com/me/site/archive/v1.tar.gz, https://github.com/me/site/archive/v1.tar.gz",
        "https://git.example.com/site.git#main,      https://git.example.com/site.git#main",
        "https://example.com/site.tgz?token=1,       https://example.com/site.tgz?token=1"
    })
    void leadsToASource(String template, String url) {
        assertThat(TemplateUrl.source(template).url()).isEqualTo(url);
    }

    @Test
    void isNothingElse() {
        assertThatThrownBy(() -> TemplateUrl.source("file:///etc/passwd")).isInstanceOf(InvalidParamsException.class);
        assertThatThrownBy(() -> TemplateUrl.source("me/site")).isInstanceOf(InvalidParamsException.class);
    }
}
