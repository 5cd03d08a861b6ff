"""What the reader of English clauses promises, construction by construction."""

from __future__ import annotations

import pytest

from clause_description import clause_of
from demarche.language import analyse

Case = tuple[str, str, dict[str, object]]
"""A text, the lemma of one of its clauses, and what that clause has."""

VERBS: list[Case] = [
    # phrasal verbs
    ("Honduras broke off relations with Taipei on Sunday.", "break off", {"subject": "Honduras", "object": "relations", "particle": "off"}),
    ("The general called the exercise off.", "call off", {"subject": "general", "object": "exercise", "particle": "off"}),
    ("Peru pulled out of the treaty.", "pull out", {"subject": "Peru", "particle": "out", "object": None}),
    ("The king stepped down after a long reign.", "step down", {"subject": "king", "particle": "down"}),
    ("The army moved into the town.", "move", {"particle": None, "obliques": ["into town"]}),
    # tenses
    ("Peru has recalled its ambassador from Quito.", "recall", {"tense": "perfect", "object": "ambassador", "passive": False}),
    ("The council had condemned the attack before.", "condemn", {"tense": "pluperfect", "object": "attack"}),
    ("The ministry will summon the envoy on Monday.", "summon", {"tense": "future", "modal": None, "object": "envoy"}),
    ("The two sides are negotiating a ceasefire.", "negotiate", {"tense": "present", "object": "ceasefire"}),
    ("The parliament ratified the accord.", "ratify", {"tense": "past", "mood": "indicative"}),
    # participles and deeds before their noun
    ("Chad began an offensive against besieged towns.", "begin", {"object": "offensive", "obliques": ["against towns"]}),
    ("Chad began a bombing and shelling offensive.", "begin", {"object": "offensive"}),
    # passive
    ("The new state was recognised by Norway on Tuesday.", "recognise", {"subject": "state", "agent": "Norway", "passive": True, "tense": "past"}),
    ("Three diplomats have been expelled.", "expel", {"subject": "diplomats", "passive": True, "tense": "perfect"}),
    ("The talks are being continued in Oslo.", "continue", {"subject": "talks", "passive": True, "tense": "present"}),
    ("The treaty should have been signed in May.", "sign", {"passive": True, "modal": "should"}),
    ("Two sailors got arrested in the port.", "arrest", {"subject": "sailors", "passive": True}),
    ("Ghana was given a seat in the council.", "give", {"subject": "Ghana", "object": "seat", "passive": True}),
    ("Three sailors killed in raid on harbour.", "kill", {"subject": "sailors", "passive": True, "kind": "headline"}),
    ("The gunman shot the guard and wounded at least seven others.", "wound", {"object": "others", "passive": False}),
    ("The row follows accusations by the king that the rebels want war.", "want", {"subject": "rebels", "object": "war", "link": "complement"}),
    # modals
    ("Ankara may withdraw its troops.", "withdraw", {"modal": "may", "object": "troops", "subject": "Ankara"}),
    ("The envoy could not meet the rebels.", "meet", {"modal": "could", "negated": True}),
    # negation
    ("The government has never recognised the election.", "recognise", {"negated": True}),
    ("The court didn't accept the appeal.", "accept", {"negated": True, "subject": "court"}),
    ("The union won't lift the sanctions.", "lift", {"negated": True, "tense": "future"}),
    ("No state recognised the election.", "recognise", {"negated": True, "subject": "state"}),
    ("Neither Moscow nor Beijing backed the draft.", "back", {"subject": "Moscow+Beijing", "negated": True}),
    ("The minister condemned not only the attack but also the threat.", "condemn", {"negated": False}),
    ("The minister decided not to sign the letter.", "sign", {"negated": True}),
    ("The minister decided not to sign the letter.", "decide", {"negated": False}),
    # two objects
    ("Oslo gave the rebels two tanks.", "give", {"indirect": "rebels", "object": "tanks"}),
    ("The minister told reporters that the talks had failed.", "tell", {"indirect": "reporters", "object": None}),
    # what is no object
    ("The envoy arrived last week.", "arrive", {"object": None, "obliques": ["- week"]}),
    ("The president spoke Tuesday with his colleague from Ghana.", "speak", {"object": None, "subject": "president"}),
    ("The rebels became a party.", "become", {"object": None, "predicate": "party"}),
    ("Kosovo is an independent state.", "be", {"copular": True, "predicate": "state", "subject": "Kosovo"}),
    ("There are two camps near the border.", "be", {"copular": False, "subject": "camps"}),
]  # fmt: skip

CLAUSES: list[Case] = [
    # that clauses, with and without "that"
    ("The minister said that his government would not back the sanctions.", "back", {"link": "complement", "connector": "that", "subject": "government", "negated": True, "parent": "say"}),
    ("The minister said the talks had failed.", "fail", {"link": "complement", "subject": "talks", "parent": "say"}),
    ("The minister said the talks had failed.", "say", {"subject": "minister", "object": None}),
    ("The envoy warned Tehran that the deadline had passed.", "pass", {"link": "complement", "subject": "deadline", "parent": "warn"}),
    ("Officials rejected the claim that the army had crossed the border.", "cross", {"link": "complement", "subject": "army", "object": "border", "kind": "subordinate"}),
    ("They asked whether Athens would file the request.", "file", {"link": "complement", "connector": "whether", "subject": "Athens", "object": "request"}),
    ("The king wants to know what the rebels demand.", "demand", {"link": "complement", "subject": "rebels", "object": "what"}),
    # adverbial clauses, before and behind
    ("After the council had met, Paris condemned the attack.", "meet", {"link": "adverbial", "parent": "condemn", "connector": "After", "subject": "council"}),
    ("After the council had met, Paris condemned the attack.", "condemn", {"subject": "Paris", "object": "attack"}),
    ("The port was closed because the navy feared an attack.", "fear", {"link": "adverbial", "connector": "because", "subject": "navy", "object": "attack"}),
    ("If Turkey closes the border, trade will suffer.", "suffer", {"subject": "trade", "tense": "future"}),
    ("After the talks in Oslo, Sudan released the prisoners.", "release", {"subject": "Sudan", "object": "prisoners"}),
    # relative clauses
    ("The president, who was elected in May, travelled to Rome.", "elect", {"kind": "relative", "antecedent": "president", "subject": "who", "passive": True}),
    ("The president, who was elected in May, travelled to Rome.", "travel", {"subject": "president", "parent": None}),
    ("Georgia broke with Moscow, which had recognised two breakaway regions.", "recognise", {"subject": "which", "object": "regions", "antecedent": "Moscow"}),
    ("The villages that Vienna claims lie on the river.", "claim", {"subject": "Vienna", "object": "that", "antecedent": "villages"}),
    ("The villages that Vienna claims lie on the river.", "lie", {"subject": "villages"}),
    ("The treaty the two kings signed has expired.", "sign", {"kind": "relative", "subject": "kings", "antecedent": "treaty"}),
    ("The treaty the two kings signed has expired.", "expire", {"subject": "treaty"}),
    ("The general whose troops hold the bridge wants talks.", "hold", {"subject": "troops", "object": "bridge", "antecedent": "general"}),
    ("The town in which the rebels hide was shelled.", "hide", {"subject": "rebels", "antecedent": "town", "obliques": ["in which"]}),
    ("The town in which the rebels hide was shelled.", "shell", {"subject": "town", "passive": True}),
    # infinitives
    ("The government threatened to break off relations.", "break off", {"kind": "infinitive", "object": "relations", "controller": "government", "parent": "threaten"}),
    ("Prague urged Vienna to cancel the treaty.", "cancel", {"controller": "Vienna", "object": "treaty", "parent": "urge"}),
    ("Prague urged Vienna to cancel the treaty.", "urge", {"subject": "Prague", "object": "Vienna"}),
    ("Prague promised to cancel the treaty.", "cancel", {"controller": "Prague"}),
    ("Vienna arrested a Czech national.", "arrest", {"subject": "Vienna", "object": "national", "passive": False}),
    ("WHO experts reached Vienna.", "reach", {"subject": "experts", "object": "Vienna"}),
    ("Prague called on Vienna to cancel the treaty.", "cancel", {"controller": "Vienna"}),
    ("Prague appealed to Vienna to cancel the treaty.", "cancel", {"controller": "Vienna"}),
    ("To avoid a war, Cairo sent an envoy.", "avoid", {"object": "war", "controller": "Cairo"}),
    ("To avoid a war, Cairo sent an envoy.", "send", {"subject": "Cairo", "object": "envoy"}),
    ("Tirana called for Belgrade to withdraw its troops.", "withdraw", {"subject": "Belgrade", "object": "troops"}),
    ("The rebels let the convoy pass.", "pass", {"kind": "infinitive", "controller": "convoy"}),
    ("The decision to close the embassy surprised Lima.", "surprise", {"subject": "decision", "object": "Lima"}),
    # gerunds
    ("Sofia stopped paying its debts.", "pay", {"object": "debts", "controller": "Sofia", "link": "complement"}),
    ("After visiting Rome, the envoy flew to Tunis.", "visit", {"object": "Rome", "connector": "After", "controller": "envoy"}),
    ("After visiting Rome, the envoy flew to Tunis.", "fly", {"subject": "envoy"}),
    ("The court accused Chad of arming the rebels.", "arm", {"object": "rebels", "connector": "of"}),
    ("Without naming a country, the minister condemned the raid.", "name", {"object": "country", "controller": "minister"}),
    # participial clauses
    ("The sanctions imposed by the union hurt the banks.", "impose", {"kind": "participial", "agent": "union", "antecedent": "sanctions", "passive": True}),
    ("The sanctions imposed by the union hurt the banks.", "hurt", {"subject": "sanctions", "object": "banks"}),
    ("Soldiers guarding the bridge opened fire.", "guard", {"kind": "participial", "object": "bridge", "antecedent": "Soldiers", "passive": False}),
    ("The army shelled the town, killing two farmers.", "kill", {"link": "adverbial", "object": "farmers", "controller": "army"}),
    ("Asked about the report, the minister declined to comment.", "ask", {"kind": "participial", "passive": True, "controller": "minister"}),
    ("The imposed sanctions hurt the banks.", "impose", {"kind": "attributive", "antecedent": "sanctions", "passive": True}),
    # coordination
    ("The parliament rejected the treaty and demanded new talks.", "demand", {"subject": None, "controller": "parliament", "object": "talks", "link": "coordination"}),
    ("Bern closed its embassy and Rome recalled its envoy.", "recall", {"subject": "Rome", "object": "envoy"}),
    ("Bern closed its embassy and Rome recalled its envoy.", "close", {"subject": "Bern", "object": "embassy"}),
    ("The mayor was arrested and charged with treason.", "charge", {"passive": True, "controller": "mayor"}),
    ("The king wants to dissolve parliament and hold elections.", "hold", {"object": "elections", "kind": "infinitive"}),
    ("Serbia condemned, but did not prevent, the march.", "prevent", {"negated": True, "object": "march"}),
    ("Fiji condemned the coup, but its neighbours kept silent.", "keep", {"subject": "neighbours", "connector": "but"}),
]  # fmt: skip

SPEECH: list[Case] = [
    ("“We will not yield,” the foreign minister said.", "yield", {"link": "quote", "parent": "say", "negated": True}),
    ("“We will not yield,” said the foreign minister.", "say", {"subject": "minister", "link": "root"}),
    ("The sanctions are illegal, said a spokesman in Tehran.", "be", {"parent": "say", "copular": True}),
    ("The talks, the envoy said, had failed.", "fail", {"subject": "talks"}),
    ("The talks, the envoy said, had failed.", "say", {"subject": "envoy"}),
    ("“The treaty is dead,” the envoy told reporters in Accra.", "tell", {"subject": "envoy", "indirect": "reporters"}),
]  # fmt: skip

QUESTIONS: list[Case] = [
    ("Has Hungary signed the treaty?", "sign", {"kind": "question", "subject": "Hungary", "object": "treaty"}),
    ("Did the envoy meet the rebels?", "meet", {"kind": "question", "subject": "envoy", "object": "rebels"}),
    ("Will Oman mediate?", "mediate", {"kind": "question", "subject": "Oman", "tense": "future"}),
    ("Who ordered the strike?", "order", {"kind": "question", "subject": "Who", "object": "strike"}),
    ("What did the minister promise?", "promise", {"kind": "question", "subject": "minister", "object": "What"}),
    ("Why was the port closed?", "close", {"kind": "question", "subject": "port", "passive": True}),
]  # fmt: skip

HEADLINES: list[Case] = [
    ("Envoy expelled by Russia", "expel", {"kind": "headline", "subject": "Envoy", "agent": "Russia", "passive": True}),
    ("Morocco recalls ambassador from Madrid", "recall", {"subject": "Morocco", "object": "ambassador", "tense": "present"}),
    ("Chile Expels Two Peruvian Diplomats", "expel", {"subject": "Chile", "object": "Diplomats"}),
    ("Minister urged to resign", "urge", {"subject": "Minister", "passive": True}),
    ("Georgia to reopen embassy in Minsk", "reopen", {"kind": "headline", "subject": "Georgia", "object": "embassy", "tense": "future"}),
    ("Two killed in attack on convoy", "kill", {"subject": "Two", "passive": True}),
]  # fmt: skip

PHRASES: list[Case] = [
    ("The head of the mission, Jan Kubis, criticised the government.", "criticise", {"subject": "head>mission=Jan", "object": "government"}),
    ("Foreign Minister Sergei Lavrov visited Harare.", "visit", {"subject": "Sergei", "object": "Harare"}),
    ("North Korea's recognition of the two regions angered Kyiv.", "anger", {"subject": "recognition>Korea", "object": "Kyiv"}),
    ("The protest of the president of the republic faded.", "fade", {"subject": "protest>president>republic"}),
    ("US sanctions hit the banks.", "hit", {"subject": "sanctions", "object": "banks"}),
    ("Spain, Ireland and Norway recognised the state.", "recognise", {"subject": "Spain+Ireland+Norway", "object": "state"}),
    ("Both Turkey and Iran rejected the plan.", "reject", {"subject": "Turkey+Iran", "object": "plan"}),
    ("The leaders of France and Germany met the king.", "meet", {"subject": "leaders>France+Germany", "object": "king"}),
    ("The rebels' leader rejected the offer.", "reject", {"subject": "leader>rebels", "object": "offer"}),
    ("The United Nations condemned the raid.", "condemn", {"subject": "Nations", "object": "raid"}),
    ("About 40 soldiers crossed the border.", "cross", {"subject": "soldiers", "object": "border"}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "lemma", "promised"), VERBS + CLAUSES + SPEECH + QUESTIONS + HEADLINES + PHRASES
)
def test_a_clause_has_its_verb_and_its_parts(text: str, lemma: str, promised: dict[str, object]) -> None:
    found = clause_of(analyse(text, "en"), lemma)
    assert {key: found[key] for key in promised} == promised
