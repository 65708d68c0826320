"""Words and signs → units: one name a unit, an ISO 4217 code a currency.

Names and symbols with a metric prefix are built from their base, not listed.
"""

from functools import lru_cache

from summarizer.language import currencies
from summarizer.language.currencies import is_currency, sign
from summarizer.language.remembered import WORDS

__all__ = ["DURATIONS", "NAMES", "SHARES", "SHORT", "canonical", "is_currency", "sign", "unit"]

# Name, then the words for it; a plural in -s goes without saying.
_NAMES: dict[str, str] = {
    "second": "sec", "minute": "min", "hour": "hr", "day": "", "week": "wk", "month": "", "year": "yr", "decade": "",
        "century": "centuries",
    "fortnight": "", "quarter-hour": "", "inch": "inches", "foot": "feet ft", "yard": "yd", "mile": "mi", "nautical "
    "mile": "nmi",
    "pound": "lb", "ounce": "oz", "stone": "", "carat": "ct", "tonne": "", "ton": "", "quintal": "",
    "gallon": "gal", "barrel": "bbl", "bushel": "", "pint": "", "quart": "", "teaspoon": "tsp",
        "tablespoon": "tbsp", "dram": "",
    "hectare": "ha", "acre": "", "horsepower": "hp", "brake horsepower": "bhp", "mph": "", "km/h": "kph kmh",
        "knot": "", "mpg": "", "rpm": "",
    "light-year": "", "degree": "\u00b0 deg", "degree Celsius": "celsius centigrade \u2103", "degree "
    "Fahrenheit": "fahrenheit degf \u2109",
    "kelvin": "", "psi": "", "ksi": "", "bar": "", "atmosphere": "atm", "decibel": "db", "calorie": "cal", "point per "
    "game": "ppg", "rebound per game": "rpg",
    "assist per game": "apg", "percent": "% pct prozent procent prosent \u066a", "per mille": "\u2030", "percentage "
    "points": "percentage-point",
    "pixel": "px", "lumen": "", "lux": "", "candela": "", "ampere-hour": "ah", "times": "",
}  # fmt: skip
# Units that take metric prefixes: symbol, further words.
_METRIC: dict[str, tuple[str, str]] = {
    "metre": ("m", "meter"), "gram": ("g", "gramme"), "litre": ("l", "liter"), "watt": ("W", ""), "watt-hour": ("Wh",
        ""), "volt": ("V", ""),
    "ampere": ("A", "amp"), "hertz": ("Hz", ""), "joule": ("J", ""), "pascal": ("Pa", ""), "newton": ("N", ""),
        "byte": ("B", ""), "bit": ("b", ""),
    "bit per second": ("bps", ""), "ton of TNT": ("", ""), "farad": ("F", ""), "ohm": ("\u03a9", ""),
        "electronvolt": ("eV", ""), "ampere-hour": ("Ah", ""),
    "becquerel": ("Bq", ""), "sievert": ("Sv", ""), "tesla": ("", ""), "tonne": ("t", ""), "ton": ("", ""),
        "calorie": ("cal", ""), "mole": ("mol", ""),
    "pixel": ("", ""),
}  # fmt: skip
_PREFIXES = {
    "kilo": "k", "mega": "M", "giga": "G", "tera": "T", "peta": "P", "exa": "E", "milli": "m", "micro": "\u00b5",
        "nano": "n", "pico": "p",
    "centi": "c", "hecto": "h", "deca": "", "deci": "d",
}  # fmt: skip
# Combinations that no text means by these letters.
_NEVER = frozenset(
    "PA EA EV PV PJ EJ pm nm pg PB EB hA cV cA dA dB hV cW Mm Gm Tm Em Pm hW kb Tt Gt pb nb cb db hb dW cN dN MN "
    "pN EN PN ng hN dV mb mB nB".split()
) - {"nm", "ng"}


def _words() -> dict[str, str]:
    table: dict[str, str] = {}
    for base, (_, more) in _METRIC.items():
        for prefix in ("", *_PREFIXES):
            for word in (base, *more.split()):
                table[prefix + word] = table[prefix + word + "s"] = prefix + base
    for base, more in _NAMES.items():
        table[base.lower()] = base
        table[f"{base}s"] = base
        for word in more.split():
            table[word] = base
            if len(word) > 2 or word in {"lb", "yd", "hr", "yr", "wk"}:  # noqa: PLR2004 - "has" is no plural of ha
                table[f"{word}s"] = base
    table |= dict.fromkeys(("kilo", "kilos", "kgs"), "kilogram") | {"kms": "kilometre"}
    for word in ("bar", "bars", "stones"):  # places to drink, rocks, trophies
        del table[word]
    return table


def _symbols() -> dict[str, str]:
    table: dict[str, str] = {}
    for base, (symbol, _) in _METRIC.items():
        for prefix, letter in (("", ""), *_PREFIXES.items()):
            if symbol and (letter or not prefix) and letter + symbol not in _NEVER:
                table[letter + symbol] = prefix + base
    table |= {f"\u03bc{key[1:]}": name for key, name in table.items() if key.startswith("\u00b5")}
    table |= {f"{key[:-3]}b{key[-2:]}": name for key, name in table.items() if key.endswith("Bps")}
    table |= {"kph": "km/h", "ml": "millilitre", "L": "litre", "mL": "millilitre", "kw": "kilowatt",
        "mw": "megawatt", "gw": "gigawatt", "kwh": "kilowatt-hour",
              "mwh": "megawatt-hour", "gwh": "gigawatt-hour", "Mbps": "megabit per second", "Gbps": "gigabit per "
              "second", "kbps": "kilobit per second",
              "gb": "gigabyte", "tb": "terabyte", "cc": "cubic centimetre", "pc": "percent", "p": "GBP pence",
                  "c": "USD cents", "C": "degree Celsius",
              "F": "degree Fahrenheit", "degC": "degree Celsius", "degF": "degree Fahrenheit", "h": "hour",
                  "in": "inch", "mAh": "milliampere-hour",
              "kcal": "kilocalorie", "dB": "decibel", "x": "times", "MMBtu": "million BTU"}  # fmt: skip
    for symbol in (
        "A",
        "N",
        "J",
        "E",
        "P",
        "eV",
        "EV",
    ):  # EV is an electric vehicle, A and N are letters of the alphabet
        table.pop(symbol, None)
    return table


_UNITS = _words()
_SYMBOLS = _symbols()
# Symbols that are words or names as well: TV, MA, pm. Only right behind digits, or with a space if news writes them so.
_SPACED = frozenset(
    "m g l L W V h ha mi min cc pc dB Pa kJ MJ mL nm lbs gal atm C F sec kg km cm mm mg ml GB TB MB kW MW GW TW "
    "Hz kA mA".split()
)
SHORT = frozenset(
    symbol for symbol in _SYMBOLS
    if len(symbol) <= 2 and symbol.isascii() and (symbol.isupper() or symbol.islower() or symbol.istitle())  # noqa: PLR2004 - letters
) - _SPACED | {"in"}  # fmt: skip
_PAIRS: dict[tuple[str, str], str] = {
    ("per", "cent"): "percent", ("pro", "cent"): "percent", ("por", "ciento"): "percent", ("pour",
        "cent"): "percent", ("per", "cento"): "percent",
    ("percentage", "point"): "percentage points", ("percentage", "points"): "percentage points", ("percent",
        "points"): "percentage points",
    ("basis", "point"): "basis points", ("basis", "points"): "basis points",
    ("metric", "ton"): "tonne", ("metric", "tons"): "tonne", ("metric", "tonnes"): "tonne", ("short", "ton"): "ton",
        ("short", "tons"): "ton", ("long", "ton"): "ton", ("long", "tons"): "ton",
    ("nautical", "mile"): "nautical mile", ("nautical", "miles"): "nautical mile", ("fluid", "ounces"): "fluid "
        "ounce", ("fluid", "ounce"): "fluid ounce",
    ("pounds", "sterling"): "GBP", ("light", "years"): "light-year", ("brake", "horsepower"): "brake horsepower",
        ("troy", "ounce"): "ounce",
    ("troy", "ounces"): "ounce",
    **{(degree, scale): f"degree {name}" for degree in ("degree", "degrees", "deg", "\u00b0")
       for scale, name in (("celsius", "Celsius"), ("c", "Celsius"), ("fahrenheit", "Fahrenheit"), ("f",
           "Fahrenheit"), ("centigrade", "Celsius"))},
}  # fmt: skip
_POWERS = {"square": "square", "sq": "square", "sq.": "square", "cubic": "cubic", "cu": "cubic"}
_LENGTHS = frozenset("metre kilometre centimetre millimetre foot inch yard mile".split())
# Times and shares: what is counted stands after them only behind `of`.
DURATIONS = frozenset(
    {"second", "minute", "hour", "day", "week", "month", "year", "decade", "century", "millisecond", "fortnight"}
)
SHARES = frozenset({"percent", "per mille", "percentage points", "basis points"})


@lru_cache(maxsize=WORDS)
def unit(first: str, second: str) -> tuple[str, int] | None:
    """The unit that one or two words after a number name, and how many words it takes; None if they name none."""
    low, after = first.lower(), second.lower()
    if low.startswith(("d'", "d\u2019")):  # 3 millions d'euros
        low = low[2:]
    pair = _PAIRS.get((low, after)) or currencies.PAIRS.get((low, after))
    if pair:
        return pair, 2
    if low in _POWERS:
        length = _UNITS.get(after) or _SYMBOLS.get(second)
        return (f"{_POWERS[low]} {length}", 2) if length in _LENGTHS else None
    if first in _SYMBOLS:
        return _SYMBOLS[first], 1
    if low.endswith(("-hour", "-hours")) and low.rpartition("-")[0] in _UNITS:
        return f"{_UNITS[low.rpartition('-')[0]]}-hour", 1
    if after in {"hour", "hours"} and _UNITS.get(low, "").endswith("watt"):
        return f"{_UNITS[low]}-hour", 2
    single = _UNITS.get(low) or currencies.WORDS.get(low) or currencies.PARTS.get(low) or currencies.sign(first)
    return (single, 1) if single else None


def canonical(name: str | None) -> str | None:
    """The one name of a unit as a model may write it; an unknown one in lower case; None stays None.

    >>> canonical("%"), canonical("kilometers"), canonical("US dollars"), canonical("trucks")
    ('percent', 'kilometre', 'USD', 'trucks')
    """
    if name is None or not name.strip():
        return None
    written = name.strip()
    if written.upper() in currencies.CODES:
        return written.upper()
    if written in _SPELT:
        return _SPELT[written]
    first, _, rest = written.partition(" ")
    found = unit(first, rest)
    if found and found[1] == (2 if rest else 1):
        return found[0]
    return _SPELT.get(written.lower(), written.lower())


# Every name that this module gives is its own canonical name.
_SPELT = {
    name.lower(): name for name in (*_UNITS.values(), *_SYMBOLS.values(), *_PAIRS.values(), *currencies.PARTS.values())
}
_SPELT |= {name: name for name in tuple(_SPELT.values())}
_SPELT |= {f"{power} {length}": f"{power} {length}" for power in ("square", "cubic") for length in _LENGTHS}
NAMES = frozenset(_SPELT.values())
