package slipway.service.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import slipway.model.PlatformException;
import slipway.model.PlatformException.Kind;

/** Guessing is slow, and nobody can be kept out by somebody else's guesses. */
class GuessThrottleTest {
    private static final String PERSON = "me@example.com";
    private static final String HOME = "192.0.2.1";

    private final AtomicLong now = new AtomicLong();
    private final GuessThrottle throttle = new GuessThrottle(now::get);

    private void wrong(String address) {
        throttle.password(PERSON, address, Optional::empty);
    }

    private void right(String address) {
        throttle.password(PERSON, address, () -> Optional.of(true));
    }

    private void wrongOnes(int number, String address) {
        for (int i = 0; i < number; i++) {
            wrong(address);
        }
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private void assertRefused(String address, int seconds) {
        assertThatThrownBy(() -> right(address))
                .isInstanceOfSatisfying(
                        PlatformException.class,
                        refusal -> assertThat(refusal.kind()).isEqualTo(Kind.RATE_LIMIT))
                .hasMessageContaining(seconds + " seconds");
    }

    @Nested
    class FromOneAddress {
        @Test
        void tenAreFree() {
            wrongOnes(9, HOME);
            assertThatCode(() -> wrong(HOME)).doesNotThrowAnyException();
        }

        @Test
        void theRightOneHasToWaitAfterTenWrongOnes() {
            wrongOnes(10, HOME);
            assertRefused(HOME, 16);
            pass(Duration.ofSeconds(16));
            assertThatCode(() -> right(HOME)).doesNotThrowAnyException();
        }

        @Test
        void theWaitDoubles() {
            wrongOnes(10, HOME);
            pass(Duration.ofSeconds(16));
            wrong(HOME);
            assertRefused(HOME, 31);
        }

        @Test
        void theWaitEndsAfterAQuarterOfAnHourAtTheLatest() {
            wrongOnes(10, HOME);
            for (int i = 0; i < 100; i++) {
                pass(Duration.ofMinutes(16));
                wrong(HOME);
            }
            assertRefused(HOME, 901);
            pass(Duration.ofMinutes(16));
            assertThatCode(() -> right(HOME)).doesNotThrowAnyException();
        }

        @Test
        void refusalsDoNotLengthenTheWait() {
            wrongOnes(10, HOME);
            pass(Duration.ofSeconds(14));
            assertRefused(HOME, 2);
            pass(Duration.ofSeconds(2));
            assertThatCode(() -> right(HOME)).doesNotThrowAnyException();
        }

        @Test
        void theRightOneMakesTheEarlierOnesForgotten() {
            wrongOnes(9, HOME);
            right(HOME);
            wrongOnes(9, HOME);
            assertThatCode(() -> right(HOME)).doesNotThrowAnyException();
        }

        @Test
        void aDayMakesThemForgotten() {
            wrongOnes(10, HOME);
            pass(Duration.ofDays(1));
            wrongOnes(9, HOME);
            assertThatCode(() -> right(HOME)).doesNotThrowAnyException();
        }

        @Test
        void theAccountIsTheSameHoweverItIsTyped() {
            for (int i = 0; i < 10; i++) {
                throttle.password(" ME@example.com", HOME, Optional::empty);
            }
            assertRefused(HOME, 16);
        }

        @Test
        void manyAtOnceAreCountedAsWell() throws InterruptedException {
            AtomicInteger checked = new AtomicInteger();
            CountDownLatch start = new CountDownLatch(1);
            ExecutorService crowd = Executors.newFixedThreadPool(50);
            for (int i = 0; i < 50; i++) {
                crowd.execute(() -> {
                    try {
                        start.await();
                        throttle.password(PERSON, HOME, () -> {
                            checked.incrementAndGet();
                            return Optional.empty();
                        });
                    } catch (PlatformException | InterruptedException refused) {
                        // What is counted is who was not.
                    }
                });
            }
            start.countDown();
            crowd.shutdown();
            assertThat(crowd.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
            assertThat(checked).hasValue(GuessThrottle.FREE);
        }
    }

    @Nested
    class FromManyAddresses {
        @Test
        void somebodyElseWhereKeepsNobodyOut() {
            wrongOnes(10, "198.51.100.1");
            assertThatCode(() -> right(HOME)).doesNotThrowAnyException();
        }

        @Test
        void aHundredMakeAllStrangeAddressesWaitAMinuteAtMost() {
            for (int i = 0; i < 110; i++) {
                wrong("198.51.100." + i);
                pass(Duration.ofMinutes(i < 99 ? 0 : 1));
            }
            wrong("198.51.100.200");
            assertRefused(HOME, 61);
        }

        @Test
        void anAddressThatThePersonHasUsedNeedNotWaitForTheOthers() {
            right(HOME);
            for (int i = 0; i < 100; i++) {
                wrong("198.51.100." + i);
            }
            assertRefused("198.51.100.200", 16);
            assertThatCode(() -> right(HOME)).doesNotThrowAnyException();
        }
    }

    @Nested
    class OfCodes {
        @Test
        void theRightOneHasToWaitAfterTenWrongOnesWhereverTheyCameFrom() {
            for (int i = 0; i < 10; i++) {
                throttle.secret("code", "account", Optional::empty);
            }
            assertThatThrownBy(() -> throttle.secret("code", "account", () -> Optional.of(true)))
                    .hasMessageContaining("16 seconds");
            assertThatCode(() -> throttle.secret("code", "another account", () -> Optional.of(true)))
                    .doesNotThrowAnyException();
        }
    }
}
