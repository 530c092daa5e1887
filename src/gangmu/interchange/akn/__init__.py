"""Akoma Ntoso 3.0 (OASIS, 2018): clause trees as the XML that parliaments and legal archives exchange, and back."""

from gangmu.interchange.akn.read import from_akn
from gangmu.interchange.akn.write import to_akn

__all__ = ["from_akn", "to_akn"]
