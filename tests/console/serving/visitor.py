"""Somebody at a browser: signs in at a console that serves, and sends its forms, with session and CSRF token."""

from __future__ import annotations

from typing import Any

import requests

TIMEOUT = 60
Files = list[tuple[str, tuple[str, bytes]]]


class Visitor:
    """One person's session; it stays signed in where the console is started again at another address."""

    def __init__(self, url: str, username: str, password: str) -> None:
        self.url = url
        self._session = requests.Session()
        self._session.trust_env = False
        self.get("/people/sign-in/")
        signed_in = self.post("/people/sign-in/", {"username": username, "password": password})
        assert signed_in.status_code == 302, signed_in.text

    def get(self, path: str) -> requests.Response:
        """The page at ``path``, redirects followed."""
        return self._session.get(self.url + path, timeout=TIMEOUT)

    def post(self, path: str, said: dict[str, Any] | None = None, files: Files | None = None) -> requests.Response:
        """The answer to a form, redirects not followed."""
        token = {"csrfmiddlewaretoken": self._session.cookies["csrftoken"]}
        return self._session.post(
            self.url + path, data=token | (said or {}), files=files, allow_redirects=False, timeout=TIMEOUT,
            headers={"Referer": self.url},
        )  # fmt: skip
