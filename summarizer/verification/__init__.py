"""ArticleSummary + Article → VerifiedSummary: every item with a verdict, its characters and the reasons.

Each name comes from its module when it is first used: what was verified before needs none of them.
"""

from typing import TYPE_CHECKING

from summarizer.door import lazy

if TYPE_CHECKING:
    from summarizer.verification.checks import answer_fault, checked, named_sentences, open_facts
    from summarizer.verification.leads import LeadPoint, lead_faults
    from summarizer.verification.summaries import verify, verify_again

__all__ = [
    "LeadPoint",
    "answer_fault",
    "checked",
    "lead_faults",
    "named_sentences",
    "open_facts",
    "verify",
    "verify_again",
]

_HOMES = {
    "LeadPoint": "summarizer.verification.leads",
    "answer_fault": "summarizer.verification.checks",
    "checked": "summarizer.verification.checks",
    "lead_faults": "summarizer.verification.leads",
    "named_sentences": "summarizer.verification.checks",
    "open_facts": "summarizer.verification.checks",
    "verify": "summarizer.verification.summaries",
    "verify_again": "summarizer.verification.summaries",
}

__getattr__ = lazy(__name__, _HOMES)
