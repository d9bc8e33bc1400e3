"""What tests of content files begin from."""

import pytest

from articles.editorial import vocabulary
from tests import factories


@pytest.fixture
def words(db: None) -> None:
    """The vocabulary that `files.ARTICLE` uses."""
    vocabulary.write(factories.VOCABULARY)
