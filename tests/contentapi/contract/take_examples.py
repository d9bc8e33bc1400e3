"""`python -m tests.contentapi.contract.take_examples`: writes the examples anew, in a database made for that."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "contentapi.settings")
django.setup()

from django.db import connection  # noqa: E402
from django.test.utils import setup_test_environment  # noqa: E402

from contentapi.contract import finishing  # noqa: E402
from tests.contentapi.contract import taken  # noqa: E402


def main() -> None:
    setup_test_environment()
    connection.creation.create_test_db(verbosity=0)
    finishing.EXAMPLES.write_text(taken.written(taken.take()), encoding="utf-8")


if __name__ == "__main__":
    main()
