"""Two editors, each at a desk of their own."""

import pytest
from django.test import Client

from tests.articles.admin.people import editor, lay_out


@pytest.fixture
def anna() -> Client:
    lay_out()
    return editor("anna")


@pytest.fixture
def ben() -> Client:
    return editor("ben")
