package dev.sluice.plugins.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Furniture.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineRuleTest {
    private static final Pattern WORD = Pattern.compile("[\\p{L}]{2,}");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                DATELINE   | Tuesday, 14 April 2020
                DATELINE   | Veröffentlicht am 3. Mai 2021
                DATELINE   | Publié le 3 mai 2021 à 14h30
                DATELINE   | 3 de mayo de 2021
                DATELINE   | Pubblicato il 3 maggio 2021
                DATELINE   | Gepubliceerd op 3 maart 2021
                DATELINE   | 3 de março de 2021
                DATELINE   | 3 października 2021
                DATELINE   | Опубликовано: 3 октября 2021
                DATELINE   | 3 Ekim 2021
                DATELINE   | 发布时间：2021年5月3日 14:30
                DATELINE   | 3 uur geleden
                DATELINE   | 5 минут назад
                DATELINE   | 5 dakika önce
                DATELINE   | 3小时前
                DATELINE   | há 3 horas atrás
                BYLINE     | Par Ines Holm
                BYLINE     | Door Ines Holm
                BYLINE     | Автор: Инес Холм
                BYLINE     | 作者：何英
                BYLINE     | 来源：海岸新闻
                BYLINE     | المصدر: صحيفة الساحل
                NAVIGATION | Zum Inhalt springen
                NAVIGATION | Ga naar de inhoud
                NAVIGATION | Pular para o conteúdo
                NAVIGATION | Przejdź do treści
                NAVIGATION | Перейти к содержимому
                NAVIGATION | 返回顶部
                NAVIGATION | 次の記事
                NAVIGATION | Nächster Artikel
                NAVIGATION | العودة إلى الأعلى
                LEGAL      | Todos os direitos reservados
                LEGAL      | Wszelkie prawa zastrzeżone.
                LEGAL      | Все права защищены
                LEGAL      | 版权所有 未经授权禁止转载
                LEGAL      | 版权声明：本文为作者原创文章，转载请注明出处。
                TEASER     | 海边的孩子们用纸做了一条船，老师们都很高兴。[详细]
                TEASER     | Pupils built a boat of paper, and the town looked on. [Read more]
                LEGAL      | プライバシーポリシー
                LEGAL      | Política de privacidad
                LEGAL      | Wir verwenden Cookies, um Ihnen mehr zu zeigen
                LEGAL      | Nous utilisons des cookies
                SHARE      | Auf Facebook teilen
                SHARE      | Compartir en Twitter
                SHARE      | Поделиться
                SHARE      | Paylaş
                SHARE      | 分享到微信
                SHARE      | シェアする
                SHARE      | Volg ons op Instagram
                NEWSLETTER | Se connecter
                NEWSLETTER | Iniciar sesión
                NEWSLETTER | Inloggen
                NEWSLETTER | 登录
                NEWSLETTER | Abonnez-vous à partir de 1 euro
                NEWSLETTER | Schrijf je in voor onze nieuwsbrief
                ADVERTISEMENT | Advertentie
                ADVERTISEMENT | Реклама
                ADVERTISEMENT | 广告
                ADVERTISEMENT | Lees verder onder de advertentie
                COMMENT    | 12 reacties
                COMMENT    | Оставить комментарий
                COMMENT    | Deixe um comentário
                COMMENT    | Yorum yap
                COMMENT    | 发表评论
                TEASER     | Das könnte Sie auch interessieren
                TEASER     | À lire aussi
                TEASER     | Te puede interesar
                TEASER     | Leggi anche
                TEASER     | Leia também
                TEASER     | Lees ook: De bakkers van de eilanden
                TEASER     | Czytaj także
                TEASER     | Читайте также
                TEASER     | İlgili haberler
                TEASER     | 相关新闻
                TEASER     | 関連記事
                TEASER     | اقرأ أيضا
                TAGS       | Schlagwörter: Hafen, Fähre
                TAGS       | 关键词：港口 渡轮
                """)
    void knowsTheClutterOfManyLanguages(Role role, String line) {
        assertThat(LineRule.find(line, true).map(LineRule::role)).contains(role);
    }

    /** Each way in which the rules that need certain words can fit, so that none of the words is missing. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                copyright        | Copyright Harbor Press
                copyright        | &copy; Harbor Press
                copyright        | The Harbor Press (c) 2019 and others
                copyright        | Harbor Press. All rights reserved.
                copyright        | Harbor Press, alle Rechte vorbehalten
                copyright        | Harbor Press, tous droits réservés
                copyright        | Harbor Press, todos los derechos reservados
                copyright        | Harbor Press, tutti i diritti riservati
                copyright        | Harbor Press, alle rechten voorbehouden
                copyright        | Harbor Press, todos os direitos reservados
                copyright        | Harbor Press, tüm hakları saklıdır
                copyright        | 港口报 版權所有
                copyright        | 無断転載を禁じます
                copyright        | 未经书面许可不得复制
                copyright        | جميع الحقوق محفوظة للناشر
                rights-line      | This story may not be reproduced.
                rights-line      | Content from the Harbor Press may not be sold.
                rights-line      | Republish this article
                rights-line      | This work is subject to copyright.
                rights-line      | This document is protected by copyright.
                rights-line      | Disclaimer: prices change
                rights-line      | We may earn a commission.
                rights-line      | Our writers may receive compensation for this.
                rights-line      | This page has affiliate links
                cookie-notice    | Our partners may store cookies on your machine
                cookie-notice    | Strictly necessary cookies
                cookie-notice    | Do not sell my personal information
                cookie-notice    | Cookie list
                cookie-notice    | Manage cookies
                cookie-notice    | Manage consent preferences
                newsletter       | Sign up for our mailing list
                newsletter       | Get the daily briefing
                newsletter       | Receive weather alerts
                newsletter       | Join for updates
                newsletter       | Enter your email address
                newsletter       | Straight to your inbox: the harbor newsletter
                newsletter       | Download our harbor app
                support-us       | Contributing as little as a coin helps
                support-us       | Please support our newsroom today
                support-us       | Help fund the reporting
                support-us       | Help keep news free
                neighbor-article | Next post: The ferry
                neighbor-article | Older entries
                neighbor-article | ← The ferry
                neighbor-article | The ferry »
                picture-credit   | The ferry (file photo)
                picture-credit   | The ferry / AFP
                picture-credit   | Reuters
                byline           | 编辑：何英
                byline           | 港口报记者：何英
                """)
    void findsTheWordsItNeeds(String reason, String line) {
        assertThat(LineRule.find(line, true).map(LineRule::reason)).contains(reason);
    }

    @Test
    void theRulesOnDatesAreTriedFirst() {
        List<Role> roles = LineRule.all().stream().map(LineRule::role).toList();
        assertThat(roles.subList(0, roles.lastIndexOf(Role.DATELINE))).containsOnly(Role.DATELINE);
        assertThat(LineRule.isDate("Harbor Post · 3 hours ago")).isTrue();
        assertThat(LineRule.isDate("Copyright Harbor Press")).isFalse();
    }

    @Test
    void namesGluedTogetherAreTags() {
        assertThat(LineRule.find("Harbor NewsFerry Boats and Weather", true).map(LineRule::reason))
                .contains("glued-tags");
        assertThat(LineRule.find("Harbor NewsFerry boats", true)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The post boat sails every morning, as it has since 1911.",
                "More boats than ever lay in the harbor that night, she said.",
                "Das Postboot fährt jeden Morgen, auch am 3. Mai.",
                "Der Hafen wird für zwei Wochen gesperrt, teilte die Stadt mit.",
                "Le port sera fermé pendant deux semaines, a dit la ville.",
                "El puerto cerrará dos semanas en mayo, dijo la ciudad.",
                "Il porto chiuderà per due settimane a maggio, ha detto la città.",
                "De haven gaat twee weken dicht, zei de stad dinsdag.",
                "O porto fechará por duas semanas em maio, disse a cidade.",
                "Port będzie zamknięty przez dwa tygodnie, podało miasto.",
                "Порт закроют на две недели, сообщили в городе во вторник.",
                "Liman mayıs ayında iki hafta kapalı kalacak, dedi belediye.",
                "港口将于五月关闭两周，以便潜水员修理旧闸门。",
                "港は五月に二週間閉鎖されると市は発表した。",
                "سيغلق الميناء أسبوعين في مايو كما قالت المدينة.",
                "“Share your bread,” the keeper said, and went up the stairs.",
                "He looked more closely at the related figures in the table below."
            })
    void sentencesAreNoClutter(String line) {
        assertThat(LineRule.find(line, true)).isEmpty();
    }

    /** Counts how often a pattern looks at the line: unlike a clock, that is the same on every machine. */
    private static final class Watched implements CharSequence {
        private final String line;
        private long looks;

        Watched(String line) {
            this.line = line;
        }

        @Override
        public int length() {
            return line.length();
        }

        @Override
        public char charAt(int index) {
            looks++;
            if (looks > 10_000_000) {
                throw new IllegalStateException("too many looks at: " + line);
            }
            return line.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return line.substring(start, end);
        }

        @Override
        public String toString() {
            return line;
        }
    }

    static List<LineRule> rules() {
        return LineRule.all();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void aHostileLineIsDecidedFast(LineRule rule) {
        for (String line : hostileLines(rule)) {
            Watched watched = new Watched(line);
            Matcher matcher = rule.pattern().matcher(watched);
            matcher.matches();
            assertThat(watched.looks).as(rule.reason() + " on " + line).isLessThan(1_000_000);
        }
    }

    /** The words of a rule, repeated alone and in pairs up to the greatest length, with an end that no rule expects. */
    private static List<String> hostileLines(LineRule rule) {
        Set<String> words = new TreeSet<>(List.of("1", "12", "12:12", "12.12.12", "A", "Ab", "de", ",", "-", " "));
        Matcher matcher = WORD.matcher(rule.pattern().pattern().replaceAll("\\\\[a-zA-Z](?:\\{\\w+\\})?", " "));
        while (matcher.find() && words.size() < 150) {
            words.add(matcher.group().toLowerCase(Locale.ROOT));
        }
        List<String> lines = new ArrayList<>();
        List<String> list = List.copyOf(words);
        for (int i = 0; i < list.size(); i++) {
            for (String join : List.of(" ", "", ": ", ", ")) {
                lines.add(filled(list.get(i) + join));
                lines.add(filled(list.get(i) + join + list.get((i * 7 + 3) % list.size()) + join));
                lines.add(filled(list.get((i * 11 + 5) % list.size()) + " in " + list.get(i) + join));
            }
        }
        return lines;
    }

    private static String filled(String part) {
        return part.repeat(LineRule.MAX_LENGTH).substring(0, LineRule.MAX_LENGTH - 1) + "\u0001";
    }
}
