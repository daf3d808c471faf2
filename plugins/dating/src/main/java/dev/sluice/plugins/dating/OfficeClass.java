package dev.sluice.plugins.dating;

/** A class of offices that words before a name tell apart. */
enum OfficeClass {
    /** Heads of states and of governments. */
    HEAD,
    /** Their deputies. */
    DEPUTY,
    /** Ministers of foreign affairs, and the Secretary of State of the United States. */
    FOREIGN,
    /** Ministers of defense. */
    DEFENSE,
    /** Ministers of finance or of the economy. */
    FINANCE,
    /** Ministers of the interior. */
    INTERIOR,
    /** Ministers of justice and attorneys general. */
    JUSTICE,
    /** Any other member or spokesman of a government. */
    MINISTER,
    /** Ambassadors and envoys. */
    AMBASSADOR,
    /** Governors of parts of a country and of central banks. */
    GOVERNOR,
    /** Members of senates. */
    SENATOR,
    /** Members of other chambers. */
    LEGISLATOR,
    /** Heads of international organizations. */
    GENERAL,
    /** Heads of authorities, advisers, officers. */
    CHIEF,
    /** Judges. */
    JUDGE,
    /** Mayors. */
    MAYOR,
    /** Leaders of parties and movements. */
    LEADER,
    /** No office, but a word that tells that it is over. */
    FORMER;

    /** Returns whether a title of this class can be that of an office of another one. */
    boolean covers(OfficeClass office) {
        if (this == office) {
            return true;
        }
        boolean cabinet = office.compareTo(FOREIGN) >= 0 && office.compareTo(MINISTER) <= 0;
        return switch (this) {
            case MINISTER -> cabinet;
            case CHIEF, LEADER -> office == HEAD || office == GENERAL || office == CHIEF || office == LEADER;
            case HEAD -> office == GENERAL;
            default -> false;
        };
    }
}
