"""Words → whether they only hold a sentence together: articles, pronouns, prepositions, conjunctions, auxiliaries.

A closed list, where a weight would not do: a word such as "site" or "search" is common at large and says much in a
report.
"""

from summarizer.language.words import stem

FUNCTION_WORDS = frozenset(
    "a an the this that these those and or but nor so yet if of in on at by for from with to into onto over under up "
    "down out off as than then it its itself he she they we i you him her hers them us his their our my your who whom "
    "whose which what when where while why how be is are was were been being am do does did done has have had having "
    "will would can could may might must shall should not no never there here all any some each every both few many "
    "much more most other another such only also just even still very too about after again against before between "
    "through during since until because though although whether upon within without toward towards across along "
    "least almost nearly "
    "around behind beside beyond near per via among amid despite except like once twice now already one s".split()
)
_STEMS = frozenset(map(stem, FUNCTION_WORDS))


def says_nothing(key: str) -> bool:
    """True for the stem of a word that says nothing of the matter."""
    return key in _STEMS
