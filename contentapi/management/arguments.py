"""What may be given on a command line: a shell hands on any bytes, and those that are no text are broken letters."""

from argparse import ArgumentTypeError

from contentapi.errors import Fault, InvalidInput
from contentapi.text import accept, faults_in_identifier, faults_in_name, normalise


def slug(given: str) -> str:
    """The name of an article. Whether there is one of that name is another question."""
    return _unless(faults_in_identifier(given), given)


def name(given: str) -> str:
    """Somebody's name."""
    return _unless(faults_in_name(normalise(given, lines=False)), normalise(given, lines=False))


def words(given: str) -> str:
    """A word to colleagues."""
    try:
        return accept(given, at="")
    except InvalidInput as refused:
        raise ArgumentTypeError(refused.detail) from None


def _unless(faults: list[Fault], given: str) -> str:
    if faults:
        raise ArgumentTypeError(faults[0].detail)
    return given
