package dev.sluice.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** How the tests of the contracts show that a check can fail. */
final class ContractFaults {
    private ContractFaults() {}

    /** Requires that a check fails as an assertion does, and says what is wrong. */
    static void fails(ThrowingCallable check, String... messages) {
        assertThatThrownBy(check).isInstanceOf(AssertionError.class).hasMessageContainingAll(messages);
    }
}
