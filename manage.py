#!/usr/bin/env python3
"""The project's commands: `manage.py help` lists them, `manage.py start` sets everything up and serves."""

import os
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "contentapi.settings")
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
