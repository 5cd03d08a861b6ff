"""What the reader of German clauses promises, construction by construction."""

from __future__ import annotations

import pytest

from clause_description import clause_of
from demarche.language import analyse

VERBS = [
    # particles, split and joined
    ("Norwegen erkannte den neuen Staat am Dienstag an.", "anerkennen", {"subject": "Norwegen", "object": "Staat", "particle": "an"}),
    ("Berichten zufolge wies Oslo zwei Diplomaten aus.", "ausweisen", {"subject": "Oslo", "object": "Diplomaten"}),
    ("Bern hat den Gesandten heimgerufen, weil er fehlte.", "fehlen", {"subject": "er", "parent": "heimrufen"}),
    ("Es hieß, Lima breche die Gespräche ab.", "abbrechen", {"subject": "Lima", "mood": "subjunctive-1", "link": "complement"}),
    # perfect and pluperfect
    ("Peru hat seinen Botschafter aus Quito abberufen.", "abberufen", {"tense": "perfect", "object": "Botschafter", "passive": False}),
    ("Nachdem der Rat getagt hatte, verurteilte Paris den Angriff.", "tagen", {"tense": "pluperfect", "link": "adverbial", "parent": "verurteilen"}),
    ("Der König ist nach Rom gereist.", "reisen", {"tense": "perfect", "passive": False}),
    # passive
    ("Der neue Staat wurde am Dienstag von Norwegen anerkannt.", "anerkennen", {"subject": "Staat", "agent": "Norwegen", "passive": True, "tense": "past"}),
    ("Die Grenze ist seit Mai geschlossen.", "schließen", {"subject": "Grenze", "passive": True}),
    ("Der Botschafter sei ausgewiesen worden.", "ausweisen", {"passive": True, "mood": "subjunctive-1", "tense": "perfect"}),
    ("Die Gespräche werden fortgesetzt werden.", "fortsetzen", {"passive": True, "tense": "future"}),
    # future, modals, double infinitives, sein + zu
    ("Ankara wird die Truppen abziehen.", "abziehen", {"tense": "future", "object": "Truppen"}),
    ("Ankara will die Truppen nicht abziehen müssen.", "abziehen", {"modal": "wollen", "negated": True}),
    ("Der Minister sagte, er habe den Brief nicht schreiben wollen.", "schreiben", {"modal": "wollen", "object": "Brief", "mood": "subjunctive-1"}),
    ("Das Abkommen ist bis Freitag zu unterzeichnen.", "unterzeichnen", {"subject": "Abkommen"}),
    ("Laut dem Bericht sollen drei Soldaten getötet worden sein.", "töten", {"modal": "sollen", "passive": True, "subject": "Soldaten"}),
    ("Der Außenminister ließ den Botschafter einbestellen.", "einbestellen", {"object": "Botschafter", "controller": "Außenminister", "parent": "lassen"}),
    # what a clause before the verb, or set in behind its subject, reports
    ("Der Bote, der sagte, Lima breche die Gespräche ab, reiste weiter.", "abbrechen", {"subject": "Lima", "object": "Gespräche", "link": "complement", "parent": "sagen"}),
    ("Der Bote, der sagte, Lima breche die Gespräche ab, reiste weiter.", "weiterreisen", {"subject": "Bote"}),
    ("Als der Bote erklärte, man habe Zeit, verließen die Gäste den Saal.", "haben", {"subject": "man", "link": "complement", "parent": "erklären"}),
    ("Als der Bote erklärte, man habe Zeit, verließen die Gäste den Saal.", "verlassen", {"subject": "Gäste", "object": "Saal"}),
    ("Wenn der Bote kam, hatten die Gäste den Saal verlassen.", "verlassen", {"subject": "Gäste", "object": "Saal"}),
    # names in compounds, and feminine ones in the genitive
    ("Boko-Haram-Kämpfer überfielen den Markt.", "überfallen", {"subject": "Boko-Haram-Kämpfer", "object": "Markt"}),
    ("Anhänger der Boko Haram überfielen den Markt.", "überfallen", {"subject": "Anhänger>Boko", "object": "Markt"}),
    # a conjunction that may be a preposition, at the head of the sentence
    ("Als Lima die Grenze schloss, protestierten die Nachbarn.", "schließen", {"subject": "Lima", "object": "Grenze", "link": "adverbial"}),
    ("Während die Minister das Papier berieten, warteten die Gäste.", "beraten", {"subject": "Minister", "object": "Papier"}),
    ("Auch als Lima die Grenze schloss, blieben die Nachbarn ruhig.", "schließen", {"subject": "Lima", "object": "Grenze", "link": "adverbial"}),
    # Konjunktiv as a property of the clause
    ("Der Sprecher betonte, die Armee halte sich an die Regeln.", "halten", {"mood": "subjunctive-1", "subject": "Armee"}),
    ("Die Regierung würde den Vertrag unterzeichnen.", "unterzeichnen", {"mood": "subjunctive-2"}),
    ("Die Regierung lehnt den Vertrag ab.", "ablehnen", {"mood": "indicative"}),
    # negation
    ("Der Staat hat die Wahl nie anerkannt.", "anerkennen", {"negated": True}),
    ("Kein Staat erkannte die Wahl an.", "anerkennen", {"negated": True, "subject": "Staat"}),
    ("Weder Moskau noch Peking stimmten dem Entwurf zu.", "zustimmen", {"subject": "Moskau+Peking", "indirect": "Entwurf", "negated": True}),
    ("Der Minister sagte, dass er die Lage kenne, aber nicht handeln werde.", "kennen", {"negated": False}),
    ("Prag verlangte von Wien, den Vertrag zu kündigen.", "kündigen", {"controller": "Wien", "object": "Vertrag"}),
    ("Prag verlangte vom Nachbarn, den Vertrag zu kündigen.", "kündigen", {"controller": "Nachbarn", "object": "Vertrag"}),
    ("Von Wien verlangte Prag, den Vertrag zu kündigen.", "kündigen", {"controller": "Wien"}),
    ("Prag appellierte an Wien, den Vertrag zu kündigen.", "kündigen", {"controller": "Wien"}),
    ("Prag verlangte, den Vertrag zu kündigen.", "kündigen", {"controller": "Prag"}),
    ("Ohne den Nachbarn zu fragen, schloss Kairo die Grenze.", "fragen", {"object": "Nachbarn", "connector": "Ohne", "controller": "Kairo"}),
]  # fmt: skip

CLAUSES = [
    # main clauses: verb second, the subject behind the verb, coordination with a shared subject
    ("Den Vorschlag der Kommission wiesen die Mitgliedstaaten zurück.", "zurückweisen", {"subject": "Mitgliedstaaten", "object": "Vorschlag>Kommission"}),
    ("Das Parlament lehnte den Vertrag ab und forderte neue Gespräche.", "fordern", {"subject": None, "controller": "Parlament", "object": "Gespräche", "link": "coordination"}),
    ("Oslo hat die Anlage gebaut und Waffen verkauft.", "verkaufen", {"object": "Waffen", "controller": "Oslo"}),
    ("Dem Land fehlt das Geld, und die Armee hat die Kontrolle verloren.", "verlieren", {"subject": "Armee", "object": "Kontrolle"}),
    # verb first: questions, conditions, inquits
    ("Hat Ungarn den Vertrag unterzeichnet?", "unterzeichnen", {"kind": "question", "subject": "Ungarn"}),
    ("Schließt die Türkei die Grenze, droht ein Engpass.", "schließen", {"link": "adverbial", "parent": "drohen", "subject": "Türkei"}),
    ("„Wir werden nicht nachgeben“, sagte der Außenminister.", "nachgeben", {"link": "quote", "parent": "sagen"}),
    ("Die Sanktionen seien illegal, hieß es in Teheran.", "sein", {"copular": True, "parent": "heißen", "mood": "subjunctive-1"}),
    # verb last: conjunctions, relatives, indirect questions
    ("Der Minister sagte, dass seine Regierung die Sanktionen nicht mittragen werde.", "mittragen", {"link": "complement", "connector": "dass", "subject": "Regierung", "negated": True}),
    ("Der Präsident, der im Mai gewählt worden war, reiste nach Rom.", "wählen", {"kind": "relative", "antecedent": "Präsident", "subject": "der"}),
    ("Der Präsident, der im Mai gewählt worden war, reiste nach Rom.", "reisen", {"subject": "Präsident"}),
    ("Georgien brach mit Russland, das zwei abtrünnige Gebiete anerkannt hatte.", "anerkennen", {"subject": "das", "object": "Gebiete", "antecedent": "Russland"}),
    ("Die Dörfer, die Wien als sein Gebiet betrachtet, liegen am Fluss.", "betrachten", {"subject": "Wien", "object": "die", "antecedent": "Dörfer"}),
    ("Sie fragte, ob Athen den Antrag stellen werde.", "stellen", {"link": "complement", "subject": "Athen", "object": "Antrag"}),
    ("Rom sperrte den Hafen, woraufhin Tunis die Gespräche abbrach.", "abbrechen", {"connector": "woraufhin", "subject": "Tunis", "object": "Gespräche"}),
    ("Tokio bestätigte, dass es den Protest Seouls erhalten, aber nicht beantwortet habe.", "erhalten", {"subject": "es", "object": "Protest>Seouls"}),
    ("Südossetien, das von wenigen Ländern, darunter Russland, als Staat anerkannt wurde, jubelte.", "anerkennen", {"passive": True, "agent": "Ländern=Russland"}),
    # infinitives
    ("Die Regierung drohte, die Beziehungen abzubrechen.", "abbrechen", {"kind": "infinitive", "object": "Beziehungen", "controller": "Regierung", "parent": "drohen"}),
    ("Prag forderte Wien auf, den Vertrag zu kündigen.", "kündigen", {"controller": "Wien", "object": "Vertrag"}),
    ("Um einen Krieg zu vermeiden, schickte Kairo einen Gesandten.", "vermeiden", {"object": "Krieg", "connector": "Um", "controller": "Kairo"}),
    ("Die USA warfen Teheran vor, das Abkommen verletzt zu haben.", "verletzen", {"object": "Abkommen", "parent": "vorwerfen"}),
    ("Sofia versuchte den Streit zu schlichten.", "schlichten", {"object": "Streit", "controller": "Sofia", "parent": "versuchen"}),
    # headlines without a finite verb
    ("Kosovo von Kanada anerkannt", "anerkennen", {"kind": "headline", "subject": "Kosovo", "agent": "Kanada", "passive": True}),
    ("Marokko zieht Botschafter aus Madrid ab", "abziehen", {"subject": "Marokko", "object": "Botschafter"}),
    # parentheses
    ("Der Konvoi (er war in Basra aufgebrochen) erreichte die Stadt.", "aufbrechen", {"link": "parenthesis", "subject": "er"}),
    ("Der Konvoi (er war in Basra aufgebrochen) erreichte die Stadt.", "erreichen", {"subject": "Konvoi", "object": "Stadt"}),
]  # fmt: skip

PHRASES = [
    ("Der Leiter der Mission, Jan Kubis, übte scharfe Kritik an der Regierung.", "üben", {"subject": "Leiter>Mission=Jan", "object": "Kritik"}),
    ("Die von der Union und ihren Partnern verhängten Sanktionen wirken.", "verhängen", {"kind": "attributive", "agent": "Union+Partnern", "antecedent": "Sanktionen"}),
    ("Die 2014 von Russland annektierte Halbinsel gehört zur Ukraine.", "annektieren", {"agent": "Russland", "antecedent": "Halbinsel", "obliques": ["- 2014"]}),
    ("Von der EU verhängte Sanktionen treffen die Banken.", "verhängen", {"agent": "EU", "antecedent": "Sanktionen"}),
    ("Die Volksrepubliken Donezk und Luhansk sowie die Krim werden von Moskau kontrolliert.", "kontrollieren", {"subject": "Volksrepubliken=Donezk+Luhansk+Krim"}),
    ("Sowohl die Türkei als auch der Iran lehnten den Plan ab.", "ablehnen", {"subject": "Türkei+Iran", "object": "Plan"}),
    ("Kiews Erklärung überraschte den Kreml.", "überraschen", {"subject": "Erklärung>Kiews", "object": "Kreml"}),
    ("Der Protest des Präsidenten der Republik verhallte.", "verhallen", {"subject": "Protest>Präsidenten>Republik"}),
    ("Spanien, Irland und Norwegen erkannten den Staat an.", "anerkennen", {"subject": "Spanien+Irland+Norwegen", "object": "Staat"}),
    ("Am Freitag sprach der Außenminister mit seinem Kollegen aus Ghana.", "sprechen", {"subject": "Außenminister", "object": None}),
    ("Diese Woche hat Manila den Vertrag gekündigt.", "kündigen", {"subject": "Manila", "object": "Vertrag"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "lemma", "promised"), VERBS + CLAUSES + PHRASES)
def test_a_clause_has_its_verb_and_its_parts(text: str, lemma: str, promised: dict[str, object]) -> None:
    found = clause_of(analyse(text, "de"), lemma)
    assert {key: found[key] for key in promised} == promised


def test_a_list_of_countries_goes_on_over_an_article_that_could_be_a_relative_pronoun() -> None:
    clause = (
        analyse("Zuvor hatten die USA, Frankreich, die Türkei und Albanien den Vertrag gekündigt.", "de")
        .sentences[0]
        .clauses[0]
    )
    assert clause.subject is not None
    assert [member.head.text for member in clause.subject.members()] == [
        "USA",
        "Frankreich",
        "Türkei",
        "Albanien",
    ]


def test_a_country_in_ien_is_one_and_not_many() -> None:
    clause = analyse("Am 25. Februar zog Abchasien nach.", "de").sentences[0].clauses[0]
    assert clause.subject is not None
    assert clause.subject.head.text == "Abchasien"


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("Der Minister kritisierte den Schritt als absolut nicht hinnehmbar.", False),
        ("Die Regierung verurteilte nicht nur den Angriff, sondern auch die Drohung.", False),
        ("Die Regierung verurteilte den Angriff nicht.", True),
        ("Der Schritt ist nicht hinnehmbar.", True),
        ("Die Regierung will den Angriff nicht öffentlich verurteilen.", True),
    ],
)
def test_a_negation_that_denies_one_word_does_not_deny_the_clause(text: str, negated: bool) -> None:
    assert analyse(text, "de").sentences[0].clauses[0].negated == negated


@pytest.mark.parametrize(
    ("text", "object_"),
    [
        ("Marokko erkannte Israel an, die USA den Kosovo.", "Israel"),
        ("Marokko hat Israel anerkannt, die USA den Kosovo.", "Israel"),
        ("Marokko hat, wie erwartet, den Kosovo anerkannt.", "Kosovo"),
    ],
)
def test_who_follows_with_the_same_verb_left_out_is_not_done_to(text: str, object_: str) -> None:
    clause = analyse(text, "de").sentences[0].clauses[0]
    assert clause.object is not None
    assert clause.object.head.text == object_
