package dev.sluice.plugins.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people write is no web page, whatever its lines look like: not a character of it may change. */
class PlainTextTest {
    private static final String NOVEL = """
            The Keeper of Lindholm - a story
            by Ines Holm

            1

            The lamp had gone out twice that night. Keeper Brandt climbed the stairs, one hundred and twelve of them, with
            the can of oil in his left hand and the match box between his teeth.

            “More,” he said.

            “There is no more,” said the boy.

            They waited. The sea went on with what it had to say.

            2

            In the morning the post boat came. It brought bread, two letters, and a man in a gray coat who
            asked for the way to the harbor.

            The Keeper of Lindholm did not answer him.

            Next
            """;

    private static final String GERMAN = """
            Der Fährmann

            Am Abend des 3. Mai stand der Fährmann am Ufer und wartete. Niemand kam, denn die Straße war seit dem
            Hochwasser gesperrt, und der Bus fuhr nur noch bis zur Mühle.

            Teilen

            wollte er sein Brot mit keinem. Er aß es allein, auf der Bank vor dem Haus, und sah den Möwen zu.

            Startseite der Zeitung: wieder das Hochwasser.
            """;

    private static final String FRENCH = """
            Le passeur

            Le soir du 3 mai, le passeur attendait sur la rive. Personne ne venait, car la route était coupée depuis la
            crue, et l'autocar n'allait plus que jusqu'au moulin.

            — Partager ?
            — Jamais, dit-il.

            Il mangea son pain tout seul, sur le banc devant la maison, en regardant les mouettes.
            """;

    private static final String CHINESE = """
            摆渡人

            五月三日的晚上，摆渡人站在岸边等着。没有人来，因为洪水以后公路断了，汽车只开到磨坊。

            更多

            的面包他也不想分给别人。他一个人坐在门前的长椅上吃，看着海鸥。
            """;

    private static final String RUSSIAN = """
            Паромщик

            Вечером третьего мая паромщик стоял на берегу и ждал. Никто не приходил: дорогу после
            паводка закрыли, и автобус ходил только до мельницы.

            — Поделиться?
            — Никогда, — сказал он.
            """;

    private static final String MARKDOWN = """
            # Harbor tools

            [Home](index.md) | [Search](search.md)

            ## Usage

            1. Log in
            2. Share the key with the harbor master
            3. Read more in `docs/keys.md`

            | gate | width |
            |------|-------|
            | old  | 9 m   |
            | new  | 12 m  |

            Copyright 2020 Ada Brandt. All rights reserved.
            """;

    private static final String MAIL = """
            Dear Ines,

            the divers will come on the 4th of May and stay for two weeks. Could you tell the bakers, please? They
            will need the fishing pier before six in the morning.

            Best,
            Ada

            > When do they come?
            > And who tells the bakers?

            -----Original message-----
            From: Ines Holm
            Date: Tuesday, 14 April 2020
            Subject: Re: lock gates

            Reply
            """;

    private static final String POEM = """
            Row

            Row, boys, row,
            the lamp is low,
            the tide is turning, turning.

            Home, boys, home,
            across the foam,
            the kitchen fire is burning.

            More, boys, more,
            from shore to shore
            until the lamp stops burning.
            """;

    private static final String CODE = """
            package harbor;

            /** Opens the gate. */
            final class Gate {
                // login
                void open(String share) {
                    if (share.isEmpty()) {
                        return;
                    }
                    print("Comments: 3");
                    print("Back to top");
                }
            }
            """;

    private static final String TABLE = """
            day\tship\tcargo\tfrom
            2020-05-03\tAnna\tflour\tMill Bay
            2020-05-03\tBertha\toil\tLindholm
            2020-05-04\tClara\tpost\tMill Bay
            2020-05-04\tDora\tbread\tOuter Isle
            2020-05-05\tEmma\tflour\tLindholm
            """;

    private static final String TRANSCRIPT = """
            Interview with the harbor master, 14 April 2020

            Q: When will the harbor close?
            A: On the 4th of May, for two weeks.

            Q: Who pays?
            A: The city does. The islands pay for the ferries.

            Q: Will you share the plans?
            A: They hang in the town hall.

            Q: More questions?
            A: No comments.
            """;

    private static final String PLAY = """
            THE LOCK GATE
            A play in one act

            A harbor at night. ADA and the BOY.

            ADA.
            Close it.

            BOY.
            It will not close.

            ADA.
            Then open it.

            (She goes.)

            BOY.
            Search, search. Always searching.

            Curtain.
            """;

    private static final String NOTES = """
            TODO

            - search for the old chart
            - print
            - share with Ines
            - contact
            - help

            Tuesday, 14 April 2020
            """;

    private static final String RECIPE = """
            Flat bread of the outer isles

            Serves 4 - 30 minutes

            500 g flour
            1 spoon of salt
            3 dl of water

            Mix, wait, bake. Turn it when the bottom is brown, and eat it while it is warm.

            Related: sour bread, which takes two days.
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                NOVEL,
                GERMAN,
                FRENCH,
                CHINESE,
                RUSSIAN,
                MARKDOWN,
                MAIL,
                POEM,
                CODE,
                TABLE,
                TRANSCRIPT,
                PLAY,
                NOTES,
                RECIPE
            })
    void staysAsItIs(String text) throws Exception {
        Document document = Contexts.extract("a.txt", text);
        assertThat(document.text()).isEqualTo(text);
        assertThat(document.furniture()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {NOVEL, GERMAN, FRENCH, CHINESE, RUSSIAN, MAIL, POEM, TRANSCRIPT, PLAY})
    void staysAsItIsWhenLong(String text) throws Exception {
        String book = text.repeat(40);
        assertThat(Contexts.extract("book.txt", book).text()).isEqualTo(book);
    }
}
