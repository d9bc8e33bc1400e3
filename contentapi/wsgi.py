"""What the web server calls: `contentapi.wsgi:application`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "contentapi.settings")

application = get_wsgi_application()
