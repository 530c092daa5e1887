"""The settings of the tests: a folder of their own, quick password hashes, background work done at once."""

from __future__ import annotations

import os
import tempfile

os.environ.setdefault("GANGMU_HOME", tempfile.mkdtemp(prefix="gangmu-test-"))
os.environ.setdefault("GANGMU_SECRET_KEY", "only for tests")

from gangmu_console.settings.base import *

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend", "QUEUES": []}}
AXES_ENABLED = False
ALLOWED_HOSTS = ["*"]
