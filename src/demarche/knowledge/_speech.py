"""Words of saying: which verbs, nouns and prepositions introduce what somebody says, thinks or writes.

``knowledge/<language>/speech.toml`` holds groups of words that are used alike; its head says what the keys mean.
"""

from __future__ import annotations

import shlex
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any, cast, get_args

from demarche.knowledge._errors import KnowledgeError
from demarche.knowledge._layers import LaidOver, knowledge_root
from demarche.knowledge._loader import naming, read_toml
from demarche.knowledge._speech_words import (
    Medium,
    SayingNoun,
    SayingPreposition,
    SayingVerb,
    Speech,
    SpeechExample,
)

_GROUP_KEYS = frozenset(
    "id words takes addressee medium factive act view thing quoted never basis takes_up passing oral accepts rejects accepts_each rejects_each meaning".split()
)
_GRAMMAR = tuple(
    """
impersonal optional places conjunctions of attributive adverbial interrogatives first_person pointing ongoing
carrying addressing genitive consecutive relating particles seats clock definite anybody conditional origins
anyone pairs listing examples_of
""".split()
)
"""Lists of words in the table ``grammar`` that are taken as they are."""
_NEEDED = ("id", "words", "takes", "accepts", "rejects", "accepts_each", "rejects_each")
_PREPOSITION_KEYS = frozenset("words any after nouns never accepts rejects".split())


@cache
def load_speech(language: str) -> Speech:
    """Read and check ``speech.toml`` of a language.

    Args:
        language: Folder of the knowledge base, such as "de".

    Returns:
        Its words of saying.

    Raises:
        KnowledgeError: A key is unknown or missing, a word stands twice in a group, or two groups share an id.
    """
    file = knowledge_root() / language / "speech.toml"
    own = isinstance(file, LaidOver) and file.own.is_file()
    name = str(file) if own else f"knowledge/{language}/speech.toml"
    with naming(name):
        return _speech(read_toml(file), name)


def parse_speech(text: str, name: str) -> Speech:
    """The words of saying in the text of a data file called ``name``; see :func:`load_speech`."""
    try:
        data: dict[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise KnowledgeError(f"{name}: no TOML: {error}") from None
    return _speech(data, name)


def _speech(data: Mapping[str, Any], name: str) -> Speech:
    first = data.get("grammar", {}).get("verb", "last") == "first"
    verbs: dict[str, tuple[SayingVerb, ...]] = {}
    nouns: dict[str, SayingNoun] = {}
    ids: set[str] = set()
    examples: list[SpeechExample] = []
    for kind in ("verbs", "nouns"):
        for group in data.get(kind, ()):
            _check_group(group, kind, name, ids)
            examples.extend(_examples(group, kind, group["id"]))
            if kind == "verbs":
                for verb in _verbs(group, name, first=first):
                    _check_other_senses(verb, verbs.get(verb.lemma, ()), name)
                    verbs[verb.lemma] = (*verbs.get(verb.lemma, ()), verb)
            else:
                _add_nouns(nouns, group, name)
    _add_joined(verbs)
    prepositions = _prepositions(data.get("prepositions", ()), name, examples)
    adverbs, evidential, grammar = (data.get(key, {}) for key in ("adverbs", "evidential", "grammar"))
    verbs = _with_needed(verbs, _set(grammar.get("optional", "")))
    return Speech(
        verbs=verbs,
        endings=_endings(verbs),
        nouns=nouns,
        prepositions=prepositions,
        citing=frozenset(word.split()[0] for word in prepositions),
        continuing=_set(adverbs.get("continuing", "")),
        relative=_set(adverbs.get("relative", "")),
        parenthesis=_set(adverbs.get("parenthesis", "")),
        hearsay=_set(evidential.get("hearsay", "")),
        evidential=_set(evidential.get("adverbs", "")),
        indicative=grammar.get("mood") == "indicative",
        wishing=_set(evidential.get("wishing", "")),
        perfect=_set(evidential.get("perfect", "")),
        times=_set(grammar.get("times", "").lower()),
        abstract=tuple(grammar.get("abstract", "").split()),
        speaking=tuple(grammar.get("speaking", "").split()),
        examples=tuple(examples),
        **cast(dict[str, Any], {name: _set(grammar.get(name, "")) for name in _GRAMMAR}),
    )


def _with_needed(
    verbs: Mapping[str, tuple[SayingVerb, ...]], optional: frozenset[str]
) -> dict[str, tuple[SayingVerb, ...]]:
    """The verbs, each with the words of its phrase that are not optional and have one form."""
    found: dict[str, tuple[SayingVerb, ...]] = {}
    for lemma, senses in verbs.items():
        words = [frozenset(w.lower() for w in s.words if w != "sich") - optional for s in senses]
        found[lemma] = tuple(replace(s, needed=n) for s, n in zip(senses, words, strict=True))
    return found


def _endings(
    verbs: Mapping[str, tuple[SayingVerb, ...]],
) -> dict[str, dict[str, tuple[SayingVerb, ...]]]:
    found: dict[str, dict[str, tuple[SayingVerb, ...]]] = {}
    for lemma, senses in verbs.items():
        for sense in senses:
            if sense.words:
                own = found.setdefault(lemma, {})
                own[sense.words[-1]] = (*own.get(sense.words[-1], ()), sense)
    return found


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _check_group(group: Mapping[str, Any], kind: str, name: str, ids: set[str]) -> None:
    place = f"{name}, {kind} {group.get('id', '?')!r}"
    for key in _NEEDED:
        if key not in group and not (key.endswith("_each") and _each_has_its_own(group)):
            raise KnowledgeError(f"{place}: {key!r} is missing; add it")
    for key in sorted(set(group) - _GROUP_KEYS):
        raise KnowledgeError(f"{place}: unknown key {key!r}; known are {', '.join(sorted(_GROUP_KEYS))}")
    if group.get("medium", "speech") not in get_args(Medium):
        raise KnowledgeError(f"{place}: medium {group['medium']!r} is none of {', '.join(get_args(Medium))}")
    if group["id"] in ids:
        raise KnowledgeError(f"{place}: another group has this id; rename one")
    ids.add(group["id"])


@cache
def _listed(words: str) -> tuple[str, ...]:
    """Words and, in quotation marks, phrases."""
    return tuple(shlex.split(words))


def _each_has_its_own(group: Mapping[str, Any]) -> bool:
    """Whether there are as many accepted sentences as words, so that none is needed for all of them."""
    return len(group["accepts"]) >= len(_listed(group["words"]))


def _examples(group: Mapping[str, Any], kind: str, identity: str) -> Iterator[SpeechExample]:
    for key in ("accepts", "rejects"):
        for text in group[key]:
            yield SpeechExample(identity, kind, text, key == "accepts")
        if f"{key}_each" in group:
            for entry in _listed(group["words"]):
                text = group[f"{key}_each"].replace("{}", entry)
                yield SpeechExample(identity, kind, text, key == "accepts", entry)


def _entries(group: Mapping[str, Any], place: str) -> Iterator[list[str]]:
    seen: set[str] = set()
    for entry in _listed(group["words"]):
        if entry in seen:
            raise KnowledgeError(f"{place}: {entry!r} is there twice; remove one")
        seen.add(entry)
        yield entry.split()


def _verbs(group: Mapping[str, Any], name: str, *, first: bool) -> Iterator[SayingVerb]:
    for entry in _entries(group, f"{name}, verbs {group['id']!r}"):
        *words, verb = [*entry[1:], entry[0]] if first else entry
        yield SayingVerb(
            lemma=verb.lower(),
            words=tuple(words),
            group=group["id"],
            takes=frozenset(group["takes"]),
            addressee=_set(group.get("addressee", "")),
            medium=cast(Medium, group.get("medium", "speech")),
            factive=group.get("factive", False),
            act=group.get("act"),
            view=group.get("view", False),
            thing=group.get("thing", False),
            quoted=group.get("quoted", False),
            takes_up=group.get("takes_up", False),
            passing=group.get("passing", False),
            oral=group.get("oral", False),
            never=frozenset(word.lower() for word in group.get("never", "").split()),
        )


def _add_joined(verbs: dict[str, tuple[SayingVerb, ...]]) -> None:
    """Phrases that may also be read as one verb with a particle: "machte deutlich" as "deutlichmachen"."""
    for verb in [verb for entries in verbs.values() for verb in entries]:
        if len(verb.words) == 1 and verb.words[0].islower() and verb.words[0] != "sich":
            joined = verb.words[0] + verb.lemma
            if all(other.words for other in verbs.get(joined, ())):
                verbs[joined] = (*verbs.get(joined, ()), replace(verb, words=()))


def _check_other_senses(verb: SayingVerb, others: tuple[SayingVerb, ...], name: str) -> None:
    for other in others:
        if other.words == verb.words and other.takes & verb.takes:
            entry, both = " ".join((*verb.words, verb.lemma)), ", ".join(sorted(other.takes & verb.takes))
            raise KnowledgeError(
                f"{name}, verbs {verb.group!r}: {entry!r} takes {both} in group {other.group!r} already; remove one"
            )


def _add_nouns(nouns: dict[str, SayingNoun], group: Mapping[str, Any], name: str) -> None:
    place = f"{name}, nouns {group['id']!r}"
    for entry in _entries(group, place):
        lemma = " ".join(entry).lower()
        if lemma in nouns:
            raise KnowledgeError(f"{place}: {entry[0]!r} is also in group {nouns[lemma].group!r}; remove one")
        nouns[lemma] = SayingNoun(
            lemma=lemma,
            group=group["id"],
            takes=frozenset(group["takes"]),
            medium=cast(Medium, group.get("medium", "speech")),
            basis=group.get("basis", False),
            passing=group.get("passing", False),
            view=group.get("view", False),
            act=group.get("act"),
        )


def _prepositions(
    groups: list[dict[str, Any]], name: str, examples: list[SpeechExample]
) -> dict[str, SayingPreposition]:
    found: dict[str, SayingPreposition] = {}
    for group in groups:
        place = f"{name}, prepositions {group.get('words', '?')!r}"
        for key in sorted(set(group) - _PREPOSITION_KEYS):
            raise KnowledgeError(
                f"{place}: unknown key {key!r}; known are {', '.join(sorted(_PREPOSITION_KEYS))}"
            )
        examples.extend(_examples(group, "prepositions", _listed(group["words"])[0]))
        for entry in _entries(group, place):
            word = " ".join(entry).lower()
            if word in found:
                raise KnowledgeError(f"{place}: {word!r} is there twice; remove one")
            nouns, never = (_set(group.get(key, "").lower()) for key in ("nouns", "never"))
            cites = (group.get("any", False), group.get("after", False))
            found[word] = SayingPreposition(word, *cites, nouns, never)
    return found
