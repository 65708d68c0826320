"""What ends a clause, and what begins one: how far a "not" reaches."""

import re

CLAUSE_ENDS = re.compile(r"[,;:.!?()\u2026\u3002\u061f\u060c\u061b\u3001]|\.\.\.| - ")
"""Marks behind which another clause begins, in a view."""
CLAUSE_WORDS = frozenset(
    "but because if when before after while although though since until till whereas unless so yet aber weil mais car "
    "pero porque sino но а потому لكن".split()
)
"""Words that open a clause of its own."""
AND = frozenset(["and", "or"])
"""Words that join clauses, or words inside one."""
