package dev.sluice.plugins.linking;

import dev.sluice.api.Mention;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.lucene.util.BytesRefBuilder;

/** Decides under which folded names an entity is to be found. Used by one thread. */
final class KbNames {
    /** From which prior on a person is well known enough to be found by the family name alone. */
    private static final double SURNAME_PRIOR = 0.45;

    private final Words words;
    private final KbFacts facts;
    private final ExternalSort names;
    private final ExternalSort spellings;
    private final BytesRefBuilder entry = new BytesRefBuilder();

    KbNames(Words words, KbFacts facts, ExternalSort names, ExternalSort spellings) {
        this.words = words;
        this.facts = facts;
        this.names = names;
        this.spellings = spellings;
    }

    /** Adds all names of an entity. */
    void add(KbItem item, int ordinal) throws IOException {
        int prior = KbBuilder.prior(item);
        String name = Spelling.fold(item.name());
        int number = 0;
        addSpelledOut(item, item.name(), ordinal, number, prior);
        addFields(item, item.name(), ordinal, number, prior);
        add(item, name, ordinal, number++, KbFormat.Recorded.NAME, prior);
        for (String alias : item.aliases()) {
            addSpelledOut(item, alias, ordinal, number, prior);
            addFields(item, alias, ordinal, number, prior);
            add(item, Spelling.fold(alias), ordinal, number++, KbFormat.Recorded.ALIAS, prior);
        }
        for (String demonym : item.demonyms()) {
            add(item, Spelling.fold(demonym), ordinal, number++, KbFormat.Recorded.DEMONYM, prior);
        }
        if (item.type() == Mention.Type.ORGANIZATION && Sports.isTeam(item.description())) {
            addTeam(item, ordinal, prior);
        }
        if (item.type() == Mention.Type.PERSON) {
            if (item.prior() >= SURNAME_PRIOR) {
                String surname = surname(name);
                add(item, surname, ordinal, 0, KbFormat.Recorded.SURNAME, prior);
            }
        }
        boolean respelled = words.respelledCountries().contains(item.country());
        if (respelled && (item.type() == Mention.Type.PERSON || item.type() == Mention.Type.PLACE)) {
            addSpellings(item, ordinal, prior);
        }
    }

    static String surname(String folded) {
        return folded.substring(folded.lastIndexOf(' ') + 1);
    }

    private void add(KbItem item, String folded, int ordinal, int number, KbFormat.Recorded recorded, int prior)
            throws IOException {
        if (item.office()) {
            addOffice(item, folded, ordinal, number, prior);
        } else if (NameIndexWriter.entry(entry, folded, ordinal, number, recorded, prior, 0)) {
            names.add(entry.get());
        }
    }

    /** Adds a name whose letters with dots are spelled as two letters each, as agencies without such letters do. */
    private void addSpelledOut(KbItem item, String name, int ordinal, int number, int prior) throws IOException {
        String spelled = Spelling.spelledOut(name);
        if (!spelled.equals(name)) {
            add(item, Spelling.fold(spelled), ordinal, number, KbFormat.Recorded.ALIAS, prior);
        }
    }

    private void addOffice(KbItem item, String folded, int ordinal, int number, int prior) throws IOException {
        Set<String> all = new LinkedHashSet<>(Set.of(folded));
        if (!item.country().isEmpty() && !folded.isEmpty()) {
            all.add(folded + KbFormat.TITLE_OF + item.country());
            for (String title : facts.titles(folded, item.country())) {
                all.add(title + KbFormat.TITLE_OF + item.country());
            }
        }
        addOfficeKeys(all, ordinal, number, prior);
    }

    private void addFields(KbItem item, String office, int ordinal, int number, int prior) throws IOException {
        if (item.office() && !item.country().isEmpty()) {
            Set<String> all = new LinkedHashSet<>();
            MinistryFields.titles(office).forEach(title -> all.add(title + KbFormat.FIELD_OF + item.country()));
            addOfficeKeys(all, ordinal, number, prior);
        }
    }

    private void addOfficeKeys(Set<String> keys, int ordinal, int number, int prior) throws IOException {
        for (String key : keys) {
            if (NameIndexWriter.entry(entry, key, ordinal, number, KbFormat.Recorded.OFFICE, prior, 0)) {
                names.add(entry.get());
            }
        }
    }

    /** Adds what the names of a team begin with, for that is mostly its place, and what they end in, mostly a nickname. */
    private void addTeam(KbItem item, int ordinal, int prior) throws IOException {
        Set<String> keys = new LinkedHashSet<>();
        addTeam(item.name(), keys);
        for (String alias : item.aliases()) {
            addTeam(alias, keys);
        }
        for (String key : keys) {
            if (NameIndexWriter.entry(entry, key + KbFormat.TEAM_OF, ordinal, 0, KbFormat.Recorded.TEAM, prior, 0)) {
                names.add(entry.get());
            }
        }
    }

    private void addTeam(String name, Set<String> keys) {
        String bare = words.withoutClubWords(Spelling.fold(name));
        keys.add(bare);
        for (String city : Words.ofCityInGerman(bare)) {
            keys.add(city);
        }
        for (int space = bare.indexOf(' '); space > 0; space = bare.indexOf(' ', space + 1)) {
            keys.add(bare.substring(0, space));
            String rest = bare.substring(space + 1);
            if (rest.indexOf(' ') > 0 || !words.isCommon(rest)) {
                keys.add(rest);
            }
        }
    }

    private void addSpellings(KbItem item, int ordinal, int prior) throws IOException {
        Set<String> skeletons = new HashSet<>();
        int number = 0;
        addSpelling(item, item.name(), ordinal, number++, prior, skeletons);
        for (String alias : item.aliases()) {
            addSpelling(item, alias, ordinal, number++, prior, skeletons);
        }
    }

    /** Adds the consonants of a name: those of a person by all parts, those of a place by its one word. */
    private void addSpelling(KbItem item, String name, int ordinal, int number, int prior, Set<String> skeletons)
            throws IOException {
        PersonName person = PersonName.of(Spelling.fold(name));
        boolean ofPerson = item.type() == Mention.Type.PERSON;
        if (person.parts().size() > 1 == ofPerson && skeletons.add(person.skeleton())) {
            KbFormat.Recorded recorded = number == 0 ? KbFormat.Recorded.NAME : KbFormat.Recorded.ALIAS;
            if (NameIndexWriter.entry(entry, person.skeleton(), ordinal, number, recorded, prior, 0)) {
                spellings.add(entry.get());
            }
        }
    }
}
