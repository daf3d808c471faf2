package dev.sluice.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Nested classes share the plugin, and the settings, of the class around them. */
@PluginTest(unloads = false)
@ExtendWith(NestedPluginTestTest.Owner.class)
class NestedPluginTestTest {
    @Test
    void theClassItselfIsTheOwner(Class<?> owner) {
        assertThat(owner).isEqualTo(NestedPluginTestTest.class);
    }

    @Nested
    class Inner {
        @Test
        void theClassAroundIsTheOwner(Class<?> owner) {
            assertThat(owner).isEqualTo(NestedPluginTestTest.class);
            assertThat(PluginLoading.unloads(owner)).isFalse();
        }

        @Nested
        class Heir extends Base {
            @Test
            void theAnnotationOfASuperclassCounts(Class<?> owner) {
                assertThat(owner).isEqualTo(Heir.class);
                assertThat(PluginLoading.unloads(owner)).isTrue();
            }
        }

        @Nested
        @PluginTest
        class Own {
            @Test
            void theNearestAnnotationCounts(Class<?> owner) {
                assertThat(owner).isEqualTo(Own.class);
                assertThat(PluginLoading.unloads(owner)).isTrue();
            }
        }
    }

    @PluginTest
    private abstract static class Base {}

    /** Gives a test the class for which its plugin would be loaded. */
    static final class Owner implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Class.class;
        }

        @Override
        public Class<?> resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return PluginLoading.owner(context).getRequiredTestClass();
        }
    }
}
