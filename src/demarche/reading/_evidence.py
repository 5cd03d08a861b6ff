"""The words that make a claim, with their places."""

from __future__ import annotations

from collections.abc import Iterable

from demarche.language import Sentence
from demarche.model import Evidence, Span


def evidence(text: str, sentence: Sentence, places: Iterable[int]) -> Evidence:
    """Evidence from places of words in a sentence; neighbouring words make one span."""
    spans: list[Span] = []
    last = -2
    for place in sorted(set(places)):
        token = sentence.tokens[place]
        if place == last + 1 and spans:
            spans[-1] = (spans[-1][0], token.end)
        else:
            spans.append((token.start, token.end))
        last = place
    words = " … ".join(text[start:end] for start, end in spans)
    return Evidence(words, tuple(spans), (sentence.start, sentence.end))


def within_break(sentence: Sentence, spans: Iterable[Span]) -> bool:
    """Whether all spans lie on one side of every tear of the sentence."""
    own = [span for span in spans if sentence.start <= span[0] < sentence.end]
    for place in sentence.breaks:
        sides = {span[0] >= place for span in own}
        if len(sides) > 1:
            return False
    return True
