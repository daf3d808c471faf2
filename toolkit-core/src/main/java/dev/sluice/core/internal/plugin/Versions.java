package dev.sluice.core.internal.plugin;

import org.pf4j.DefaultVersionManager;

/**
 * Semantic versions and their ranges, as PF4J compares them, but for a build on the way to a release: {@code
 * 1.0.0-SNAPSHOT} satisfies what {@code 1.0.0} does.
 */
public final class Versions extends DefaultVersionManager {
    private static final String SNAPSHOT = "-SNAPSHOT";
    private static final String ANY = "1.0.0";

    /** Tells whether a text is a version, such as {@code 1.2.3} or {@code 1.2.3-beta.1}. */
    public boolean isVersion(String version) {
        try {
            compareVersions(version, version);
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** Tells whether a text is a range, such as {@code >=1.0.0 & <2.0.0}, {@code ^1.0.0}, {@code 1.x} or {@code *}. */
    public boolean isRange(String range) {
        try {
            checkVersionConstraint(ANY, range);
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** Returns a version without its {@code -SNAPSHOT}. */
    public static String release(String version) {
        return version.endsWith(SNAPSHOT) ? version.substring(0, version.length() - SNAPSHOT.length()) : version;
    }

    /** Returns a range as PF4J reads {@code plugin.requires}: a bare version means that one or later. */
    public static String orLater(String requires) {
        return requires.matches("\\d+\\.\\d+\\.\\d+") ? ">=" + requires : requires;
    }

    @Override
    public boolean checkVersionConstraint(String version, String constraint) {
        return super.checkVersionConstraint(release(version), constraint);
    }
}
