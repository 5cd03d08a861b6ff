"""The nouns of the record: reports, actors, acts, times and claims, all immutable."""

from demarche.model._act import Act
from demarche.model._actor import Actor, ActorKind
from demarche.model._claim import (
    Cause,
    Claim,
    Designation,
    Evidence,
    Modality,
    Participant,
    Polarity,
    Speaker,
    SpeechMode,
    reader_name,
)
from demarche.model._errors import DemarcheError
from demarche.model._interval import (
    Answer,
    CalendarUnit,
    Interval,
    Precision,
    day_of,
    days_between,
    easter,
    end_of_day,
    hebrew_new_year,
    islamic_day,
    months_between,
    nth_weekday,
    number_of_day,
    numbered_day,
    orthodox_easter,
    shift,
    week_of,
    weekday_near,
)
from demarche.model._json import claim_from_json, claim_to_json, designations_from_json
from demarche.model._report import Report
from demarche.model._span import Span
from demarche.model._time import Time, TimeBasis

__all__ = [
    "Act",
    "Actor",
    "ActorKind",
    "Answer",
    "CalendarUnit",
    "Cause",
    "Claim",
    "DemarcheError",
    "Designation",
    "Evidence",
    "Interval",
    "Modality",
    "Participant",
    "Polarity",
    "Precision",
    "Report",
    "Span",
    "Speaker",
    "SpeechMode",
    "Time",
    "TimeBasis",
    "claim_from_json",
    "claim_to_json",
    "day_of",
    "days_between",
    "designations_from_json",
    "easter",
    "end_of_day",
    "hebrew_new_year",
    "islamic_day",
    "months_between",
    "nth_weekday",
    "number_of_day",
    "numbered_day",
    "orthodox_easter",
    "reader_name",
    "shift",
    "week_of",
    "weekday_near",
]
