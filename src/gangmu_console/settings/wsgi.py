"""The door of the web server: ``application``."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gangmu_console.settings.base")
application = get_wsgi_application()
