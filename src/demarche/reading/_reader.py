"""The reader: a report goes in, claims come out."""

from __future__ import annotations

from dataclasses import replace

from demarche.knowledge import (
    Exclusion,
    Knowledge,
    load_causes,
    load_copies,
    load_exclusions,
    load_governors,
    load_grammar,
    load_knowledge,
    stamped,
)
from demarche.language import Analysis, Clause, Phrase, Sentence, analyse
from demarche.model import Act, Claim, Participant, Report, Span, Speaker, Time
from demarche.reading._cause import with_causes
from demarche.reading._counts import does_not_count, excluded_report
from demarche.reading._designations import designations
from demarche.reading._evidence import evidence, within_break
from demarche.reading._frames import FrameMatcher
from demarche.reading._frames_copy import copied
from demarche.reading._frames_index import FrameIndex
from demarche.reading._frames_match import Match
from demarche.reading._lands import headed
from demarche.reading._once import Told, once
from demarche.reading._prefilter import Prefilter
from demarche.reading._standing import Standings, is_bare_standing, standings
from demarche.reading._when import Times
from demarche.reading._who import Who
from demarche.reading.attribution import Attributions, find_attributions

READER_VERSION = "0.1.0"
"""Kept with each claim; a new version's claims supersede an older one's."""


class Reader:
    """Reads reports and gives the claims they make.

    Args:
        knowledge: Names, acts and frames to read with; those shipped where None.

    ``name`` is the version that its claims are kept under, and changes with the user's own knowledge.
    """

    def __init__(self, knowledge: Knowledge | None = None) -> None:
        self.name = stamped(READER_VERSION)
        self.knowledge = load_knowledge() if knowledge is None else knowledge
        self._languages: dict[str, _Language] = {}

    def read(self, report: Report) -> tuple[Claim, ...]:
        """Read one report.

        A report that names too few actors, or lacks the words of an act, is passed over without being parsed.

        Args:
            report: The report, in a language there is a reader for.

        Returns:
            Its claims in the order of their words, each distinct act once for each who says so.

        Raises:
            LanguageError: There is no reader for the report's language.
        """
        language = self._language(report.language)
        if excluded_report(report.text, language.exclusions):
            return ()
        if not language.prefilter.worth_reading(report.text):
            return ()
        return self.read_analysis(report, analyse(report.text, report.language))

    def read_analysis(self, report: Report, analysis: Analysis) -> tuple[Claim, ...]:
        """Read a report whose words and clauses are already known."""
        if excluded_report(report.text, self._language(report.language).exclusions):
            return ()
        return _Reading(self, self._language(report.language), report, analysis).claims()

    def _language(self, code: str) -> _Language:
        if code not in self._languages:
            self._languages[code] = _Language(code, self.knowledge)
        return self._languages[code]


class _Language:
    """What the reader knows of one language, made ready for matching."""

    def __init__(self, code: str, knowledge: Knowledge) -> None:
        frames = knowledge.frames(code)
        self.index = FrameIndex(frames)
        self.governors, self.grammar = load_governors(code), load_grammar(code)
        self.copies = load_copies(code)
        self.causes = load_causes(code)
        self.exclusions: tuple[Exclusion, ...] = load_exclusions(code)
        self.prefilter = Prefilter(frames, knowledge, code)


class _Reading:
    """The reading of one report."""

    def __init__(self, reader: Reader, language: _Language, report: Report, analysis: Analysis) -> None:
        self._report, self._analysis, self._language = report, analysis, language
        self._acts, self._reader = reader.knowledge.acts, reader.name
        self._names = Who(analysis, reader.knowledge, report)
        self._attributions = Attributions(find_attributions(analysis))
        self._standings: Standings = {}
        self._times = Times(analysis, report.published)

    def claims(self) -> tuple[Claim, ...]:
        matcher = FrameMatcher(
            self._language.index,
            self._language.governors,
            self._acts,
            self._language.grammar,
            self._names,
            self._speakers,
            self._report.published,
        )
        matches = list(
            copied(
                self._analysis,
                matcher.matches(self._analysis),
                self._language.copies,
                self._language.grammar,
                self._names,
                self._speakers,
            )
        )
        self._standings = standings(self._report.text, matches)
        told = [
            Told(claim, match)
            for match in matches
            if not is_bare_standing(match) and (claim := self._claim(match)) is not None
        ]
        kept, _ = once(told, headline=headed(self._analysis.sentences))
        return with_causes(kept, self._language.causes)

    # -- a claim of a match ------------------------------------------------------------------------------------------

    def _claim(self, match: Match) -> Claim | None:
        if does_not_count(match, self._language.exclusions) is not None:
            return None
        sentence, text = match.site.sentence, self._report.text
        shown = evidence(text, sentence, match.words)
        if not within_break(sentence, (*shown.spans, *(p.span for p in (*match.source, *match.target)))):
            return None
        participants = (*match.source, *match.target)
        standing = {
            actor: words for (place, actor), words in self._standings.items() if place == sentence.index
        }
        return Claim(
            report_id=self._report.id,
            act=self._act(match),
            source=match.source,
            target=match.target,
            time=self._time(match),
            evidence=shown,
            rule=match.frame.rule,
            reader=self._reader,
            polarity=match.polarity,
            modality=match.modality,
            speakers=match.speakers,
            called=designations(
                text, participants, self._analysis.quotations, standing, self._language.grammar.so_called
            ),
            standing=match.construction.standing,
            damaged=match.site.clause.damaged,
            steps=self._steps(match, shown.text),
        )

    def _act(self, match: Match) -> Act:
        act, code = self._acts[match.frame.act], match.construction.cameo
        return act if code is None else replace(act, cameo=code)

    def _time(self, match: Match) -> Time:
        return self._times.of(match.site.sentence, match.site.clause, match.site.phrase)

    def _speakers(self, sentence: Sentence, clause: Clause, phrase: Phrase | None) -> tuple[Speaker, ...]:
        token = phrase.head if phrase is not None else clause.verb
        found = []
        for item in self._attributions.speakers_of((token.start, token.end)):
            home = self._analysis.sentences[item.sentence]
            actors = self._names.voice(item.speaker, home) if item.speaker is not None else ()
            span: Span = item.cue[0] if item.cue else item.message[0]
            cue = " … ".join(self._report.text[start:end] for start, end in item.cue)
            mention = " ".join(self._report.text[start:end] for start, end in item.source) or None
            actor = actors[0].actor if actors else None
            found.append(Speaker(actor, mention, cue, item.mode, span, item.factive))
        return tuple(found)

    def _steps(self, match: Match, words: str) -> tuple[str, ...]:
        sentence, clause = match.site.sentence, match.site.clause
        place = "noun" if match.site.phrase is not None else "clause"
        steps = [
            f"sentence {sentence.index + 1}: {self._report.text[sentence.start : sentence.end]!r}",
            f"{place}: {clause.kind} {clause.lemma!r}{', passive' if clause.passive else ''}, words {words!r}",
            f"frame: {match.frame.rule} ({match.frame.meaning})",
            *match.slots,
        ]
        steps += [_resolution("source", participant) for participant in match.source]
        steps += [_resolution("target", participant) for participant in match.target]
        if match.reason:
            steps.append(f"stance: {match.polarity}, {match.modality} ({match.reason})")
        steps += [
            f"speaker: {speaker.mention!r} by {speaker.cue!r} ({speaker.mode})" for speaker in match.speakers
        ]
        return tuple(steps)


def _resolution(role: str, participant: Participant) -> str:
    return f"{role}: {participant.mention!r} is {participant.actor.id} ({participant.resolution})"
