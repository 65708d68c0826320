"""Text → whether it counts anything: digits, number words and ordinals of each language that is covered here.

Coarser than `quantities`, which reads values: a quote may lose no such word, whatever it counts.
"""

import re

_NUMBER_WORDS = {
    "en": "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands "
    "million millions billion billions trillion trillions dozen dozens score scores half third quarter quarters "
    "thirds first second fourth fifth sixth seventh eighth ninth tenth last once twice double triple percent zero",
    "de": "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig dreißig hundert hunderte tausend "
    "tausende million millionen milliarde milliarden dutzend dutzende hälfte prozent erste ersten zweite zweiten "
    "dritte dritten",
    "fr": "deux trois quatre cinq six sept huit neuf dix onze douze vingt trente quarante cinquante soixante cent "
    "cents mille million millions milliard milliards dizaine dizaines centaine centaines millier milliers moitié "
    "tiers quart premier première deuxième troisième pour-cent",
    "es": "dos tres cuatro cinco seis siete ocho nueve diez once doce veinte treinta cuarenta cincuenta cien ciento "
    "cientos mil miles millón millones docena docenas mitad tercio cuarto primer primero primera segundo segunda "
    "tercero tercera",
    "it": "due tre quattro cinque sei sette otto nove dieci venti trenta cento mille mila milione milioni miliardo "
    "miliardi dozzina metà terzo quarto primo prima secondo seconda",
    "pt": "dois duas três quatro cinco seis sete oito nove dez vinte trinta cem cento mil milhão milhões dúzia metade "
    "terço primeiro primeira segundo segunda",
    "nl": "twee drie vier vijf zes zeven acht negen tien twintig honderd honderden duizend duizenden miljoen "
    "miljoenen miljard helft eerste tweede derde",
    "ru": "два две три четыре пять шесть семь восемь девять десять двадцать тридцать сто сотни тысяча тысячи тысяч "
    "миллион миллиона миллионов миллиард тыс млн млрд половина треть четверть первый первая второй вторая третий",
    "uk": "два дві три чотири п'ять шість сім вісім дев'ять десять сто тисяча тисячі тисяч мільйон мільйонів половина",
    "ar": "اثنان اثنين ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة عشرين مئة مائة ألف آلاف مليون ملايين مليار نصف ثلث "
    "ربع",
}
_FIGURES = {
    language: re.compile(rf"\d|\b(?:{'|'.join(words.split())})\b", re.IGNORECASE)
    for language, words in _NUMBER_WORDS.items()
}
_FIGURES["zh"] = _FIGURES["ja"] = re.compile(r"[\d二三四五六七八九十百千万亿萬億两兩半]")
_DIGIT = re.compile(r"\d")


def has_figure(text: str, language: str) -> bool:
    """True for digits, number words and ordinals; of a language that is not covered only digits are known."""
    return _FIGURES.get(language, _DIGIT).search(text) is not None
