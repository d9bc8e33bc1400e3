"""Rival (b): our settings, its one route and no middleware."""

from contentapi.settings import *  # noqa: F403

MIDDLEWARE = []
ROOT_URLCONF = "bench.bare"
