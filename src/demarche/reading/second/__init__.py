"""A second reader: a language model behind a web address, of whose word nothing is believed that the report does not bear out."""

from demarche.reading.second._endpoint import Endpoint, Usage
from demarche.reading.second._errors import AnswerError, EndpointError
from demarche.reading.second._reader import Refusal, SecondReader

__all__ = ["AnswerError", "Endpoint", "EndpointError", "Refusal", "SecondReader", "Usage"]
