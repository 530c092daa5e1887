"""统一认证: who the provider of OpenID Connect says somebody is; a person new to us has no posts, and so may do nothing."""

from __future__ import annotations

import logging
from typing import Any

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.db import transaction
from mozilla_django_oidc.auth import OIDCAuthenticationBackend, jwt

from gangmu_console.people import audit
from gangmu_console.people.models import User

log = logging.getLogger(__name__)


class Provider(OIDCAuthenticationBackend):  # type: ignore[misc]
    """统一认证方: the account is the one whose user name is the claim ``OIDC_CLAIM``."""

    def authenticate(self, request: Any, **kwargs: Any) -> User | None:
        """The user whom the provider vouches for; nobody where it cannot be asked or its answer does not hold."""
        try:
            return super().authenticate(request, **kwargs)  # type: ignore[no-any-return]
        except (OSError, jwt.PyJWTError, SuspiciousOperation, KeyError, ValueError) as fault:
            log.warning("single sign-on failed: %s: %s", type(fault).__name__, fault)
            return None

    def verify_token(self, token: str, **kwargs: Any) -> Any:
        """The claims of ``token``, which must be for us, from the issuer we know, and of this time."""
        claims = super().verify_token(token, **kwargs)
        audience = claims.get("aud")
        if settings.OIDC_RP_CLIENT_ID not in (audience if isinstance(audience, list) else [audience]):
            raise SuspiciousOperation("the token is for somebody else")
        if settings.OIDC_ISSUER and claims.get("iss") != settings.OIDC_ISSUER:
            raise SuspiciousOperation("the token comes from another issuer")
        return claims

    def get_userinfo(self, access_token: str, id_token: str, payload: Any) -> Any:
        """What the provider says about the person of the token, and nobody else."""
        said = super().get_userinfo(access_token, id_token, payload)
        if said.get("sub") != payload.get("sub"):
            raise SuspiciousOperation("user information about somebody else")
        return said

    def verify_claims(self, claims: Any) -> bool:
        """Whether the claim that names the account is there."""
        return bool(_username(claims))

    def filter_users_by_claims(self, claims: Any) -> Any:
        """The accounts of that name, deactivated ones too: they are not made anew."""
        return User.objects.filter(username__iexact=_username(claims))

    @transaction.atomic
    def create_user(self, claims: Any) -> User:
        """新账号: in the region of the installation, without posts and without a password."""
        name = str(claims.get("name") or "")[:60]
        user = User.objects.create_user(_username(claims), name=name, region=settings.OIDC_REGION)
        audit.record(None, "add", user, after=audit.fields(user, "username", "name", "region"), why="OpenID Connect")
        return user

    def get_user(self, user_id: Any) -> User | None:
        """The user of a session, unless deactivated meanwhile."""
        user: User | None = super().get_user(user_id)
        return user if user is not None and user.is_active else None


def _username(claims: Any) -> str:
    return str(claims.get(settings.OIDC_CLAIM) or "").strip()[:150]
