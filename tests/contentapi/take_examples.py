"""`python -m tests.contentapi.take_examples`: writes `contentapi/examples.json` anew, in a database made for that."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "contentapi.settings")
django.setup()

from django.db import connection  # noqa: E402
from django.test.utils import setup_test_environment  # noqa: E402

from contentapi import contract  # noqa: E402
from tests.contentapi import taken  # noqa: E402


def main() -> None:
    setup_test_environment()
    connection.creation.create_test_db(verbosity=0)
    contract.EXAMPLES.write_text(taken.written(taken.take()), encoding="utf-8")


if __name__ == "__main__":
    main()
