"""Requests that want to start → when each may: limits that are given, told by headers, or found out by trying."""

from summarizer.running.limits.estimating import TokenRatio
from summarizer.running.limits.limiter import Limiter, LimiterState
from summarizer.running.limits.places import Place

__all__ = ["Limiter", "LimiterState", "Place", "TokenRatio"]
