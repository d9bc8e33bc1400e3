"""Which browser, and how it is started."""

import os
import shutil

# Without a sandbox, which a container has no use for; and without anything that would call home.
FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)


def find_program() -> str:
    """Debian's Chromium, or the one that CHROMIUM names."""
    program = os.environ.get("CHROMIUM") or shutil.which("chromium")
    assert program, "There is no Chromium here. On Debian or Ubuntu: apt-get install chromium"
    return program
