"""Signs, codes and words of money → ISO 4217 codes: a noun alone is the currency that the world's news means by it."""

from summarizer.language.tokens import DOLLARS

_DOLLARS = {
    "US": "USD", "AU": "AUD", "A": "AUD", "CA": "CAD", "C": "CAD", "NZ": "NZD", "HK": "HKD", "SG": "SGD", "S": "SGD",
    "NT": "TWD", "R": "BRL",
}  # fmt: skip
SIGNS = {
    "$": "USD", "\u20ac": "EUR", "\u00a3": "GBP", "\u00a5": "JPY", "\u20b9": "INR", "\u20a9": "KRW", "\u20bd": "RUB",
    "\u20ba": "TRY", "\u20b4": "UAH", "\u20aa": "ILS", "\u20ab": "VND", "\u20a6": "NGN", "\u20b1": "PHP",
    **{f"{letters}$": _DOLLARS[letters] for letters in DOLLARS},
        **{f"${letters}": _DOLLARS[letters] for letters in DOLLARS},
}  # fmt: skip
# Abbreviations that stand for a code before digits.
_SHORT = {
    "RM": "MYR",
    "Rs": "INR",
    "Rs.": "INR",
    "Rp": "IDR",
    "kr": "SEK",
    "Fr": "CHF",
    "CHF": "CHF",
    "Kn": "HRK",
    "kn": "HRK",
    "NIS": "ILS",
}

# The noun, the code it has alone, and the codes it has behind the name of a country.
NOUNS: dict[str, tuple[str | None, dict[str, str]]] = {
    "dollar": ("USD", {
        "us": "USD", "u.s": "USD", "american": "USD", "canadian": "CAD", "australian": "AUD", "singaporean": "SGD",
            "singapore": "SGD",
        "taiwanese": "TWD", "jamaican": "JMD", "fijian": "FJD", "zimbabwean": "ZWL", "zealand": "NZD", "kong": "HKD",
            "taiwan": "TWD",
    }),
    "pound": (None, {"british": "GBP", "egyptian": "EGP", "lebanese": "LBP", "syrian": "SYP", "sudanese": "SDG"}),
    "euro": ("EUR", {}), "sterling": ("GBP", {}), "quid": ("GBP", {}), "buck": ("USD", {}), "greenback": ("USD", {}),
    "yen": ("JPY", {"japanese": "JPY"}), "yuan": ("CNY", {"chinese": "CNY"}), "renminbi": ("CNY", {}),
    "rupee": ("INR", {"indian": "INR", "pakistani": "PKR", "nepali": "NPR", "lankan": "LKR", "mauritian": "MUR"}),
    "rupiah": ("IDR", {"indonesian": "IDR"}), "ringgit": ("MYR", {"malaysian": "MYR"}), "baht": ("THB",
        {"thai": "THB"}),
    "won": ("KRW", {"korean": "KRW"}), "dong": ("VND", {"vietnamese": "VND"}), "taka": ("BDT", {"bangladeshi": "BDT"}),
    "ruble": ("RUB", {"russian": "RUB", "belarusian": "BYN"}), "rouble": ("RUB", {"russian": "RUB"}),
    "hryvnia": ("UAH", {"ukrainian": "UAH"}), "zloty": ("PLN", {"polish": "PLN"}), "forint": ("HUF",
        {"hungarian": "HUF"}),
    "leu": ("RON", {"romanian": "RON"}), "lev": ("BGN", {"bulgarian": "BGN"}), "kuna": ("HRK", {"croatian": "HRK"}),
    "koruna": ("CZK", {"czech": "CZK"}), "krona": ("SEK", {"swedish": "SEK", "icelandic": "ISK"}),
    "krone": (None, {"danish": "DKK", "norwegian": "NOK"}),
    "crown": (None, {"danish": "DKK", "norwegian": "NOK", "swedish": "SEK", "czech": "CZK"}),
    "lira": ("TRY", {"turkish": "TRY", "italian": "ITL", "lebanese": "LBP"}),
    "shekel": ("ILS", {"israeli": "ILS"}), "dirham": ("AED", {"emirati": "AED", "moroccan": "MAD"}),
    "riyal": ("SAR", {"saudi": "SAR", "qatari": "QAR", "iranian": "IRR", "yemeni": "YER"}), "rial": ("IRR",
        {"iranian": "IRR", "omani": "OMR"}),
    "dinar": (None, {"iraqi": "IQD", "kuwaiti": "KWD", "jordanian": "JOD", "serbian": "RSD", "tunisian": "TND",
        "algerian": "DZD"}),
    "naira": ("NGN", {"nigerian": "NGN"}), "cedi": ("GHS", {"ghanaian": "GHS"}), "rand": ("ZAR", {"african": "ZAR"}),
    "shilling": (None, {"kenyan": "KES", "ugandan": "UGX", "tanzanian": "TZS", "somali": "SOS"}), "birr": ("ETB",
        {"ethiopian": "ETB"}),
    "peso": ("MXN", {"mexican": "MXN", "argentine": "ARS", "chilean": "CLP", "colombian": "COP", "philippine": "PHP",
        "cuban": "CUP"}),
    "real": (None, {"brazilian": "BRL"}), "bolivar": ("VES", {"venezuelan": "VES"}), "franc": ("CHF", {
        "swiss": "CHF", "french": "FRF", "belgian": "BEF", "congolese": "CDF", "rwandan": "RWF", "cfa": "XOF"}),
    "markka": (None, {"finnish": "FIM"}), "drachma": (None, {"greek": "GRD"}), "guilder": (None, {"dutch": "NLG"}),
        "mark": (None, {"german": "DEM"}),
    "bitcoin": ("XBT", {}),
}  # fmt: skip
_PLURALS = {
    "kronor": "krona",
    "kroner": "krone",
    "koruny": "koruna",
    "korun": "koruna",
    "reais": "real",
    "lei": "leu",
    "leva": "lev",
    "liras": "lira",
}
WORDS = {noun: code for noun, (code, _) in NOUNS.items() if code} | {
    f"{noun}s": code for noun, (code, _) in NOUNS.items() if code
}
WORDS |= {plural: code for plural, noun in _PLURALS.items() if (code := NOUNS[noun][0])}
PAIRS = {
    (country, word): code
    for noun, (_, countries) in NOUNS.items()
    for country, code in countries.items()
    for word in (noun, f"{noun}s", *(plural for plural, of in _PLURALS.items() if of == noun))
}
# Cents and pence keep the name of their currency: 84 cents are not 84 dollars.
PARTS = {
    "cent": "USD cents", "cents": "USD cents", "\u00a2": "USD cents", "pence": "GBP pence", "penny": "GBP pence",
        "sen": "MYR sen",
    "kopecks": "RUB kopecks", "paise": "INR paise", "agorot": "ILS agorot",
}  # fmt: skip
CODES = frozenset(
    {*SIGNS.values(), *_SHORT.values(), *WORDS.values(), *PAIRS.values()} | set("CHF CNY SGD PKR BTC".split())
) - {"XBT"}


def sign(text: str) -> str | None:
    """The currency of a sign or code before a number; None if it is none."""
    if text in CODES:
        return text
    return SIGNS.get(text) or _SHORT.get(text) or (SIGNS.get("".join(text.split())) if "$" in text else None)


def is_currency(name: str | None) -> bool:
    """True for an ISO 4217 code that this module reads."""
    return name in CODES
