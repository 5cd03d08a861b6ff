"""Who did what to whom, when and on whose word: a report's clauses in, its claims out."""

from demarche.reading._examples import WrongExample, wrong_frame_examples, wrong_time_examples
from demarche.reading._reader import READER_VERSION, Reader

__all__ = ["READER_VERSION", "Reader", "WrongExample", "wrong_frame_examples", "wrong_time_examples"]
