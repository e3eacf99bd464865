"""Who asks: from a bearer token to an identity, or to a refusal that tells nothing (身份认证)."""

from server.identity.admission import Doorkeeper
from server.identity.admitted import Admission
from server.identity.issued import Issued, issue, issue_for_demo
from server.identity.signed import SignedTokens, signed_tokens

__all__ = ["Admission", "Doorkeeper", "Issued", "SignedTokens", "issue", "issue_for_demo", "signed_tokens"]
