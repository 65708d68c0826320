"""The words that makers of variants and corruptions put in the place of others, kept apart from those of the package.

What judges and what corrupts must not share a list: a hole in one would be a hole in both.
"""


def _pairs(rows: str) -> dict[str, str]:
    """`a/b c/d` → both ways: a → b, b → a, c → d, d → c; the first of several entries of a word counts."""
    table: dict[str, str] = {}
    for row in rows.split():
        left, right = (side.replace("_", " ") for side in row.split("/"))
        table.setdefault(left, right)
        table.setdefault(right, left)
    return table


def _oneway(rows: str) -> dict[str, str]:
    return {left.replace("_", " "): right.replace("_", " ") for left, right in (row.split("/") for row in rows.split())}


FUNCTION = frozenset(
    "a an the this that these those and or but nor so yet if of in on at by for from with to into onto over under up "
    "out off as than then it its he she they we i you him her them us his their our my your who whom whose which what "
    "when where while why how be is are was were been being am do does did has have had having will would can could "
    "may might must shall should not no never there here all any some each every both few many much more most other "
    "such only also just even still very too about after again against before between through during since until "
    "because though although whether instead comes came stands stood".split()
)
NEGATIONS = frozenset(
    "not no never nobody none nothing neither nor cannot without hardly barely scarcely nowhere".split()
)
# What an ellipsis may not drop, beside negations, figures and names: words that limit, condition or open what is said.
LIMITS = frozenset(
    "if unless until only almost nearly but except would could should may might must can will shall perhaps "
    "maybe likely probably possibly some few less least most more than all every any before after because "
    "though although while instead rather against or half false hundreds thousands millions billions dozens avoid far "
    "avoiding refuse refused fail failed deny denied stop stopped too little several many say says said claim claims "
    "claimed think thinks thought believe believes believed want wants wanted try tries tried hope hopes hoped plan "
    "plans planned expect expected promise promised threatened seem seems seemed suggest suggested afraid doubt".split()
)
AUXILIARIES = frozenset("is are was were will would can could may might should must".split())
NUMBERS = tuple(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty thirty forty fifty sixty seventy eighty ninety".split()
)
NUMBER_VALUES = dict(zip(NUMBERS, [*range(2, 21), *range(30, 100, 10)], strict=True))
ORDINALS = tuple("first second third fourth fifth sixth seventh eighth ninth tenth".split())
SCALES = {"hundred": 100.0, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
FRACTIONS = {"half": 1 / 2, "third": 1 / 3, "quarter": 1 / 4, "fifth": 1 / 5, "two-thirds": 2 / 3}
WEEKDAYS = tuple("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
MONTHS = tuple("January February March April May June July August September October November December".split())
TITLES = frozenset(
    "Mr Mrs Ms Dr Prof President Vice Prime Minister Senator Sen Rep Representative Congressman Congresswoman "
    "Governor Gov Mayor Secretary General Gen Judge Justice Sheriff Chief Director Councilor Councillor "
    "Chairman Officer Professor King Queen Prince Princess Pope Bishop Rev Sir Lord Lady Captain Major "
    "Colonel Detective Sergeant Attorney".split()
)
PEOPLE = frozenset(
    "people person persons men women children residents civilians passengers swimmers fighters militants "
    "troops soldiers victims workers employees members students voters families daughters sons boys girls "
    "patients officers protesters marchers supporters non-combatants gunmen refugees migrants deaths killed "
    "injured dead lives police households homes houses pupils students players patients owners officials "
    "voters citizens americans".split()
)

# ── quotations ───────────────────────────────────────────────────────────────────────────────────────────────────────

ADVERBS = tuple("really quite also probably certainly simply always already surely now".split())
TENSES = _pairs(
    "is/was are/were has/had have/had do/did does/did go/went goes/went come/came comes/came will/would "
    "can/could say/said says/said know/knew take/took give/gave make/made get/got see/saw think/thought "
    "want/wanted need/needed needs/needed learned/learn sent/send drew/draw asked/ask reached/reach "
    "sounded/sound answers/answered cost/costs pays/paid work/worked works/worked believe/believed keep/kept "
    "feel/felt look/looked start/started run/ran"
)
SYNONYMS_OF_SPEECH = _oneway(
    "minutes/moments working/labouring separating/dividing evacuating/removing raiding/storming "
    "success/triumph military/armed action/operation water/flood streets/roads lights/lamps wind/gale "
    "tearing/ripping roofs/rooftops worked/functioned people/folk listened/paid_heed guess/speculate "
    "ask/request sounded/seemed kitchen/scullery photographs/pictures drew/sketched map/chart hand/fist "
    "gap/hole log/record answers/settles question/query big/large letter/note reached/got_to office/bureau "
    "learned/was_taught swim/bathe pool/baths daughters/girls tonight/this_evening close/shut survive/outlast "
    "patch/repair sale/deal buyer/purchaser spending/using money/cash raining/pouring patch/mend "
    "summer/season keys/key winter/year show/present reserve/fund year/season council/board points/dots "
    "fill/mend country/nation great/grand good/fine bad/poor want/wish need/require think/believe "
    "know/understand work/toil help/aid start/begin stop/halt problem/trouble important/vital job/post "
    "win/prevail very/extremely many/lots_of said/stated tell/inform make/produce get/obtain going/heading "
    "right/correct wrong/mistaken today/this_day never/at_no_time"
)
PRONOUNS = _oneway("i/we we/they my/our our/their me/us us/them you/they they/we he/she she/he it/they them/us his/her")
NEUTRAL = _oneway(
    "i/the_speaker we/those_present they/those_concerned them/those_concerned us/those_present he/the_man "
    "she/the_woman it/the_matter you/the_listener"
)
# What an editor's bracket may not say: things that no article here has, quantities, other modals, other persons.
UNHEARD_OF = ("arsonist", "corrupt thief", "poisoned water", "fraud", "swindler")
BEFORE_NOUNS = tuple("the a an this these those my our his her their".split())
QUANTITIES = tuple("few every all most some many no both several".split())
_MODAL_WORDS = tuple("may might could can would should will must did".split())
MODALS = {word: tuple(other for other in _MODAL_WORDS if other != word) for word in _MODAL_WORDS if word != "did"}
PERSONS = {
    "i": ("she", "he", "they", "we"), "we": ("they", "I"), "he": ("I", "she"), "she": ("he", "I"), "they": ("we", "he"),
    "my": ("his", "her"), "our": ("their",), "his": ("my",), "their": ("our",), "you": ("they", "I"),
}  # fmt: skip
CONTRACTIONS = _pairs(
    "will_not/won't do_not/don't does_not/doesn't did_not/didn't cannot/can't is_not/isn't are_not/aren't "
    "was_not/wasn't were_not/weren't would_not/wouldn't could_not/couldn't should_not/shouldn't "
    "has_not/hasn't have_not/haven't had_not/hadn't it_is/it's there_is/there's that_is/that's I_am/I'm "
    "we_are/we're they_are/they're you_are/you're we_will/we'll I_will/I'll"
)

# ── statements ───────────────────────────────────────────────────────────────────────────────────────────────────────

ANTONYMS = _pairs(
    "before/after more/fewer larger/smaller higher/lower highest/lowest largest/smallest first/last "
    "open/closed opened/closed reopen/close above/below early/late earlier/later north/south "
    "northern/southern east/west eastern/western farther/nearer inside/outside accepted/rejected "
    "approved/rejected passed/failed allowed/forbade won/lost best/worst better/worse strong/weak "
    "strengthened/weakened supports/opposes backs/opposes support/oppose supported/opposed old/new "
    "oldest/newest public/private known/unknown arrived/left alive/dead deep/shallow inland/offshore "
    "increase/decrease increased/decreased increases/decreases gains/losses gained/lost hired/fired "
    "legal/illegal guilty/innocent convicted/acquitted arrested/released war/peace victory/defeat "
    "majority/minority begin/end began/ended begins/ends started/stopped resumed/suspended remaining/departed "
    "dwindling/growing married/divorced slept/woke asleep/awake remote/central poor/rich safe/dangerous "
    "success/failure improved/worsened"
)
DIRECTIONS = _pairs(
    "rise/fall rises/falls rose/fell risen/fallen rising/falling increase/decrease increased/decreased "
    "increases/decreases grew/shrank grown/shrunk climb/drop climbs/drops climbed/dropped jumped/plunged "
    "soared/tumbled raise/cut raises/cuts raised/lowered lifts/lowers lifted/lowered up_from/down_from "
    "larger/smaller higher/lower gained/lost expanded/contracted surged/slumped fall_by/rise_by "
    "growth/decline gain/loss"
)
BOUNDS = _oneway(
    "no_fewer_than/no_more_than no_more_than/no_fewer_than more_than/fewer_than fewer_than/more_than "
    "less_than/more_than at_least/at_most at_most/at_least up_to/at_least as_many_as/at_least "
    "nearly/more_than almost/more_than close_to/more_than about/exactly around/exactly roughly/exactly "
    "some/exactly over/under"
)
BOUND_SYNONYMS = _oneway(
    "no_fewer_than/at_least at_least/no_fewer_than more_than/over nearly/almost almost/nearly roughly/about "
    "around/about about/around close_to/nearly up_to/at_most as_many_as/up_to less_than/under"
)
QUANTIFIERS = _oneway(
    "some/all many/all several/all most/all few/many a_number_of/all_of much_of/all_of part_of/all_of parts_of/all_of "
    "neither/both both/neither each/none"
)
SAFE_SYNONYMS = _oneway(
    "began/started begins/starts began_again/resumed residents/inhabitants children/kids purchased/bought "
    "gave_way/collapsed promised/pledged taken_shelter/sheltered set_up/established "
    "whether/if near/close_to finished/ended frontier/border buy/purchase large/big toward/towards "
    "apparently/seemingly attempt/try film/movie doctors/physicians doctor/physician autumn/fall "
    "perhaps/maybe numerous/many consent/approval announced/declared employees/workers"
)
CUES = _oneway("said/stated claimed_that/alleged_that says/states repeated_that/reiterated_that")
SPELLINGS = _pairs(
    "harbour/harbor neighbour/neighbor neighbouring/neighboring colour/color labour/labor honour/honor "
    "favour/favor centre/center metre/meter metres/meters kilometre/kilometer kilometres/kilometers "
    "litre/liter litres/liters defence/defense offence/offense programme/program councillor/councilor "
    "traveller/traveler organise/organize organised/organized organisation/organization recognise/recognize "
    "recognised/recognized realise/realize cancelled/canceled grey/gray theatre/theater tonne/ton "
    "percent/per_cent organizers/organisers sympathizers/sympathisers behaviour/behavior rumour/rumor "
    "organizer/organiser analyse/analyze jewellery/jewelry skeptic/sceptic"
)
UNIT_CHANGES = _oneway(
    "percentage_points/percent percentage_point/percent percent/percentage_points per_cent/percentage_points "
    "metres/feet metre/foot meters/feet kilometres/miles kilometers/miles miles/kilometers feet/yards "
    "hours/days hour/day minutes/hours days/weeks weeks/months week/month months/years month/week "
    "years/decades year/month tons/pounds tonnes/pounds acres/hectares gallons/litres pounds/tons "
    "degrees/percent"
)
HEDGES = (  # pattern of a hedge, and what states it flatly
    (r"\bmay be\b", "will be"), (r"\bmight be\b", "were"), (r"\bmay\b(?! \d)", "will"), (r"\bmight\b", "will"),
    (r"\bapparently ", "certainly "), (r"\bthought to (be|have)\b", r"proven to \1"),
    (r"\bbelieved to (be|have)\b", r"proven to \1"), (r"\bis expected\b", "is certain"),
    (r"\bare expected\b", "are certain"),
    (r"\bexpected to\b", "certain to"), (r"\bexpect\b", "know"), (r"\bsuggested\b", "proved"),
    (r"\bsuggests\b", "proves"),
    (r"\blikely\b", "certain"), (r"(?<!nor )\bperhaps ", ""), (r"\bpossibly ", ""), (r"\bprobably ", "certainly "),
    (r"\ballegedly ", ""), (r"\breportedly ", ""), (r"\bappeared to be\b", "was"), (r"\bappears to be\b", "is"),
    (r"\bseemed to be\b", "was"), (r"\bseems to be\b", "is"), (r"\bhas offered to\b", "has begun to"),
    (r"\bcould be\b", "will be"), (r"\bunclear\b", "clear"), (r"\bnot known\b", "known"), (r"\bunknown\b", "known"),
    (r"\bhas not been decided\b", "has been decided"), (r"\bthe reckoning\b", "the proof"), (r"\bclaimed\b", "proved"),
)  # fmt: skip
DONE = _oneway(
    "close/closed pay/paid take/took draw/drew stay/stayed open/opened go/went get/got make/made have/had give/gave "
    "become/became remain/remained meet/met need/needed vote/voted return/returned start/started begin/began end/ended "
    "receive/received hold/held announce/announced face/faced"
)
DONE_TO = tuple(  # verbs that one party does to another, whose ending does not tell
    "beat struck hit shot sued supports backs leads told thanked besieges bit drove built sold bought made hurt cut "
    "brought overran sent wrote rejects opposes".split()
)
NOT_DONE_TO = frozenset(  # what two do to each other, and what a clause, a time or a size follows
    "joined married needed claimed said added stated reported noted argued believed expected feared showed suggested "
    "insisted promised agreed decided learned warned lasted waited lived remained arrived totalled totaled entered "
    "reached neared resembled followed measured weighed seemed looked indicated announced proved meant ended started "
    "hoped wished wanted moved called named voted".split()
)
DEEDS = (  # a verb that is its own participle, and what may stand behind it
    ("accused", " of theft"), ("attacked", " on Friday"), ("invaded", " in February"), ("praised", " for the plan"),
    ("sued", " in May"), ("arrested", " near the mill"), ("rescued", " from the fire"),
    ("criticised", " over the plan"),
    ("hired", " as a guard"), ("chased", " through the park"), ("killed", " in the night"), ("defeated", ""),
)  # fmt: skip
INVENTED = (  # a clause that nobody said, and the words that must not stand in the article
    (", and a second report is being withheld", "withheld"), (", after a fire in a warehouse", "warehouse fire"),
    (", forcing three schools to close", "schools"), (", despite a warning from engineers", "engineers warning"),
    (", which led to the resignation of the police chief", "resignation"),
    (", while a helicopter searched the forest", "helicopter forest"),
    (", as part of a plan agreed with the bank", "bank plan"),
    (", following a strike by bus drivers", "strike drivers"),
    (", and a lawsuit has been filed", "lawsuit"), (", according to a leaked memo", "memo leaked"),
)  # fmt: skip
FOREIGN_PEOPLE = ("Halvard Quistgaard", "Vesna Karrowitz", "Marek Dolanth", "Ilmar Teskjold")
FOREIGN_PLACES = ("Brimholt", "Port Ellory", "Skarnvik", "Tessaly Cove")
FOREIGN_GROUPS = ("Kestrel Foundation", "Lantern Brigade", "Northmoor Institute")
FOREIGN_COUNTRIES = ("Brimholtia", "Skarnland")
FOREIGN_NAMES = (*FOREIGN_PEOPLE, *FOREIGN_PLACES)
# Never put in for another content word: they name half of what a story is about, so that the statement may stay true.
GENERIC = frozenset(
    "people group groups place places thing things area areas town city village country state region province "
    "community force forces official officials leader leaders member members family families person women "
    "children residents part parts number numbers report reports statement story year years month months week "
    "weeks day days time times house home homes government authority news plan plans program case cases "
    "campaign company world work event events militants fighters militia gunmen civilians non-combatants "
    "families holdouts enclave territory ground land corner foothold zone alliance spokesman assault "
    "offensive push fighting shelter frontier border convoy column trucks caves tunnels harbour quay streets "
    "lanes storm surge flood water breach wall collapse station pumps letter figure toll budget spending pool "
    "baths closing doors building levy money savings fund reserve council organizers petition dead little "
    "other last first same next best most least few wretched night morning evening noon dusk dawn daybreak "
    "swimmers marchers supporters protest decision amendment developer treasurer mayor councilor organiser".split()
)
