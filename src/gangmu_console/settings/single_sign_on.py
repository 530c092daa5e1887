"""统一认证: what ``GANGMU_OIDC_…`` says about an OpenID Connect provider, as mozilla-django-oidc reads it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ImproperlyConfigured

from gangmu_console.settings.environment import text

BEGIN = "/people/sso/"
BACKEND = "gangmu_console.people.single_sign_on.Provider"
NEEDED = ("CLIENT_ID", "CLIENT_SECRET", "AUTHORIZATION", "TOKEN", "USERINFO", "JWKS")


def told() -> dict[str, Any]:
    """The settings of single sign-on; nothing where the environment names no client."""
    if not text("OIDC_CLIENT_ID"):
        return {}
    if missing := [name for name in NEEDED if not text(f"OIDC_{name}")]:
        names = ", ".join(f"GANGMU_OIDC_{name}" for name in missing)
        raise ImproperlyConfigured(f"single sign-on is asked for by GANGMU_OIDC_CLIENT_ID, but not set: {names}")
    return {
        "SSO_URL": BEGIN,
        "OIDC_RP_CLIENT_ID": text("OIDC_CLIENT_ID"),
        "OIDC_RP_CLIENT_SECRET": text("OIDC_CLIENT_SECRET"),
        "OIDC_OP_AUTHORIZATION_ENDPOINT": text("OIDC_AUTHORIZATION"),
        "OIDC_OP_TOKEN_ENDPOINT": text("OIDC_TOKEN"),
        "OIDC_OP_USER_ENDPOINT": text("OIDC_USERINFO"),
        "OIDC_OP_JWKS_ENDPOINT": text("OIDC_JWKS"),
        "OIDC_RP_SIGN_ALGO": text("OIDC_ALGORITHM", "RS256"),
        "OIDC_RP_SCOPES": text("OIDC_SCOPES", "openid profile"),
        "OIDC_CREATE_USER": text("OIDC_CREATE", "1") == "1",
        "OIDC_USE_PKCE": True,
        "OIDC_TIMEOUT": 10,
        # Our own: who issues the tokens (checked where told), which claim is the user name, where new accounts belong.
        "OIDC_ISSUER": text("OIDC_ISSUER"),
        "OIDC_CLAIM": text("OIDC_CLAIM", "preferred_username"),
        "OIDC_REGION": text("OIDC_REGION", "210000"),
    }
