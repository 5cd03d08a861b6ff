"""When: time expressions, their TIMEX3 values and the days they can mean."""

from demarche.reading.times._claims import to_time
from demarche.reading.times._expression import NarrativeTense, TimeExpression, TimexType
from demarche.reading.times._tagger import find_times

__all__ = ["NarrativeTense", "TimeExpression", "TimexType", "find_times", "to_time"]
