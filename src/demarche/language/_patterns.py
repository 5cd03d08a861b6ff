"""The regular expressions of words, marks and datelines.

All run in linear time: what repeats is possessive or bounded, so that no text makes them go back far.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
"""Format characters: soft hyphen, zero-width and direction marks. Part of a word inside it, else of no token."""

_MARK = "\u0300-\u036f"
_WORD = rf"[\w{_MARK}]{{1,200}}+"
_JOINED = rf"(?:[{INVISIBLE}]{{1,8}}+(?=[\w{_MARK}])|[-‐‑](?=[^\W\d]|(?<!\d[-‐‑])\d))"
_LETTER = r"[^\W\d_]"
_DOMAINS = (
    "com|org|net|info|edu|gov|mil|int|eu|de|at|ch|li|fr|it|nl|be|uk|ru|ua|pl|cz|us|tv|io|cc|to|biz|me|il|ir|"
    "cn|jp|kr|kp|tr|es|se|no|dk|fi|gr|hu|ro|bg|rs|ge|am|az|ca|au|in|br|za"
)
_MAIL = r"[\w.+-]{1,64}+@[\w-]{1,63}+(?:\.[\w-]{1,63}+){1,8}+"
_URL = r"(?:https?://|ftp://|www\.)[^\s<>\"„“”»«‹›‚‘]{1,2000}(?<![.,;:!?)\]'’…])"
_DOMAIN = rf"[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{0,4}}\.(?:{_DOMAINS})\b(?:/[^\s<>\"„“”»«)]{{0,2000}}(?<![.,;:!?'’…]))?"
_NUMBER = r"\d{4}-\d\d-\d\d(?!\d)|\d{1,3}(?:[\u00a0\u202f]\d{3})++|\d{1,200}+(?:[.,:/]\d{1,200}+)*+"

DOTTED_WORD, DOTTED_NUMBER, END, APOSTROPHE = 1, 2, 3, 4
"""Groups of the token pattern that need a second look; a match in none of them is a token as it stands."""


def compile_tokens(clitics: Sequence[str], gender_endings: Sequence[str]) -> re.Pattern[str]:
    """The pattern whose matches are the tokens of a text, except that dots and apostrophes need a second look.

    Args:
        clitics: endings that are words of their own, with a straight apostrophe ("'s", "n't").
        gender_endings: endings after a colon or an asterisk inside a word ("innen").
    """
    plain, special = _words(clitics, gender_endings)
    return re.compile(
        rf"""{plain}(?![.@:*'’{INVISIBLE}]|[,/]\d|[-‐‑]\w)
        |{special}
        |{_URL}|{_MAIL}|{_DOMAIN}
        |({_LETTER}{{1,2}}(?:\.{_LETTER})++\.?[-‐‑]{_LETTER}{{2,40}}+(?!\w)|{_LETTER}{{1,2}}(?:\.{_LETTER})++\.?+(?!\w)|{_LETTER}{{1,12}}\.-{_LETTER}{{1,30}}+\.?+|(?!\d){plain}\.(?!\.))
        |((?:{_NUMBER})(?:[-‐‑](?!\d){plain}|{_LETTER}{{1,20}}+)?+\.?+(?!\.))
        |(?:(?<=[\s(„“"»])|(?<![\s\S]))-(?=[^\W_A-ZÄÖÜ]){plain}(?<!-)
        |(?:{_NUMBER})
        |{plain}
        |(\.{{2,200}}+|[.!?…‽]{{1,200}}+)
        |(['’‘`´])(?!['`])
        |,,|''|``|<<|>>|-{{2,200}}+|\+{{2,200}}+|\*{{2,200}}+|={{2,200}}+|[@\#]\w{{1,200}}+
        |[^\s{INVISIBLE}\x00-\x1f\x7f-\x9f]
        """,
        re.VERBOSE,
    )


def _words(clitics: Sequence[str], gender_endings: Sequence[str]) -> tuple[str, str]:
    """The pattern of one whole word, and of the words that apostrophes cut off."""
    after = [clitic[1:] for clitic in clitics if clitic[0] == "'"]
    before = [clitic.split("'") for clitic in clitics if clitic[0] != "'"]
    stop = "".join(rf"(?!{end}\b)" for end in [*after, *(end for _, end in before)])
    gender = "|".join(gender_endings) or "(?!)"
    word = rf"{_WORD}(?:(?:{_JOINED}|['’]{stop}(?=\w)|[:*_](?=(?:{gender})\b)){_WORD})*+"
    hyphen = r"(?:[-‐‑](?=[\s,;)/]|$))?+"
    special = [rf"['’](?:{'|'.join(after)})\b"] if after else []
    for head, end in before:
        special += [rf"{head}['’]{end}\b", rf"{_LETTER}{{1,20}}?(?={head}['’]{end}\b)"]
    return word + hyphen, "|".join(special) or "(?!)"


def compile_dateline(
    agencies: Sequence[str], months: Sequence[str], prefixes: Sequence[str]
) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The patterns of a dateline at the start of a sentence, and of one that begins inside it.

    The first has group ``sure`` where an agency or a date stands before the dash, ``capitals`` where the place is written
    in them and a colon may stand for the dash. The second needs an agency,
    since a headline without a full stop may come before the place.
    """
    name = r"[^\W\d_a-zäöüß][\w’'-]{0,40}+\.?"
    words = rf"{name}(?:[ /]{{1,2}}{name}){{0,4}}"
    prefix = "|".join(map(re.escape, prefixes))
    place = rf"(?:(?:{prefix})[ ])?{name}(?:/(?:(?:{prefix})[ ])?{name}){{0,4}}"
    month = "|".join(re.escape(m).replace(r"\.", r"\.?") for m in sorted(months, key=len, reverse=True))
    day = rf"(?:\d{{1,2}}\.?[ ]?(?:{month})|(?:{month})[ ]\d{{1,2}}|\d{{1,2}}\.[ ]?\d{{1,2}}\.)(?:,?[ ]?\d{{2,4}})?"
    agency = rf"[(\[](?:{'|'.join(map(re.escape, agencies))})(?:[/,;. ][^()\[\]\n]{{0,30}})?[)\]]"
    dash = r"[ ]{0,2}(?:-{1,3}|[–—]):?\s{1,3}"
    bracket = rf"(?:{agency}|[(\[][^\W\d_][\w/.-]{{1,20}}[)\]])"
    capitals = rf"(?P<capitals>[^\W\d_a-zäöüß]{{4,}}(?:[ ][^\W\d_a-zäöüß]{{3,}}){{0,3}})(?:,?[ ]{day})?(?:,?[ ]{bracket})?:\s"
    start = re.compile(
        rf"{capitals}|{words}(?P<sure>,?[ ]{day}(?:[ ]{bracket})?|,?[ ]{bracket})?[:.]?(?:(?<=[)]){dash}|[ ]{dash})"
    )
    inner = re.compile(rf"(?<=\s)(?P<place>{place})(?:,?[ ]{day})?,?[ ]{agency}{dash}")
    return start, inner
