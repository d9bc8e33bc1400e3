"""Advice to others ("you should", "don't wait"), which a moderator holds against the article's guidance.

What a doctor told the author ("my doctor said I should wait") is their story. "She said you should" is found: readers
take it for advice, whoever gave it first.
"""

from collections.abc import Iterator

from testimonials.screening.findings import Finding, Kind
from testimonials.screening.phrases import Phrases
from testimonials.screening.prepared import Prepared
from testimonials.screening.word_lists import listed

WHY = "Advice to readers: check it against the article's guidance."
WHY_AGAINST = "Tells readers to go against medical advice."

_SETS = {
    "readers": listed("you u ya anyone everyone everybody ladies girls women guys people"),
    "should": listed("should shouldnt must mustnt shud ought"),
    "not": listed("dont do_not never dnt"),
    "please": listed("please pls just always so honestly and but"),
    "would": listed("would wouldnt would_not d"),
    "recommend": listed("recommend advise suggest urge reccomend recomend"),
    "surely": listed("not never always definitely highly really strongly totally"),
    "fine": listed("fine safe ok okay alright"),
    "clinician": listed(
        """
        doctor doctors dr drs gp gps midwife midwives nurse nurses hospital hospitals consultant consultants nhs
        medics professionals experts advice guidance guidelines rules leaflet leaflets
        """
    ),
    "their": listed("your the any those what_your what_the what_any all_the"),
    # What is done to oneself or to one's treatment: comfort ("don't blame yourself", "don't give up") isn't meant.
    "act": listed(
        """
        wait listen bother take let trust believe go use stop have try do accept leave hesitate rush start skip ask
        tell drink eat see put delay suffer rely get waste
        """
    ),
    "order": listed(
        """
        take go ignore trust push ask get stop start try wait follow listen see call ring have do give keep use rest
        drink insist demand remember make
        """
    ),
    "taken": listed("two some a an the your it time extra more plenty ibuprofen paracetamol folic vitamin raspberry"),
    "asked": listed("a an the your another more help"),
    "where_to": listed("straight private back to_a to_your to_the and_see and_ask for_a for_the"),
    "done": listed("seen been heard told known asked said done had gone got felt come warned called never not"),
    "whom": listed("your a_second yourself checked a_doctor your_doctor someone a_gp"),
    "other_order": listed(
        """
        avoid skip stop_taking stay_away forget make_sure try_to try_not remember_to wait_until wait_at_least
        wait_till give_it give_yourself give_your_body keep_taking
        """
    ),
}

_PHRASES = (
    "<readers> <should>",
    "<readers> need/needs to",
    "you/u have/has/gotta/got to",
    "you/u had/d? better",
    "you/u <not> need/have to",
    "you/u can/could always/just/safely/easily/still? have/start/try/resume/stop/skip/go/take/use/ignore/get",
    "^ <please>? <not> ever? <act>",
    "<please> <not> wait/listen/bother/take/trust/go/believe",
    "^ just/always/please <order>",
    "^ <please>? take/try <taken>",
    "^ <please>? listen_to/ignore/trust/trust_in/follow/go_with your/what_your/the",
    "^ <please>? go <where_to>",
    "^ <please>? push/ask/insist/demand/fight/pay for/on <asked>",
    "^ <please>? get/see/call/ring/phone/speak_to/talk_to/tell <whom>",
    "^ <please>? <other_order>",
    "make sure you/u/they/to/your/its",
    "i/id <would>? <surely>? <surely>? ever? <recommend>",
    "i/id would? say to? try/go/wait/do/dont/just/take/you/ignore/push/ask/get/stop/have/avoid",
    "highly/strongly <recommend>",
    "my advice/tip/tips/recommendation/suggestion",
    "word/piece/bit of advice",
    "if i were/was you/u",
    "take it from me",
    "trust me",
    "best thing you/u can",
    "the best thing is/to",
    "theres/there_is no need to",
    "no harm in",
    "it is/was <fine> for/if <readers>",
    "its <fine>/perfectly_safe/totally_fine to have/try/start/resume/take/use/stop",
)
_AGAINST = (
    "ignore/ignoring/disregard/forget <their> <clinician>",
    "<not> ever? listen_to/trust/believe/bother_with <their>? <clinician>",
    "no need/point for/in/to? seeing/see/going_to? a/your/the? <clinician>",
    "<clinician> know nothing",
)
# "You should have seen him" and "you must be thinking" advise nobody.
_NO_ADVICE = (
    "<readers> must have/be/feel/think/know/wonder/believe/imagine/remember/all_think",
    "<readers> should have/of <done>",
    "<readers> should see/hear/know/feel how/what/him/her/them/that",
    "people/women/everyone/everybody/anyone need/needs to",
)

LEXICON = Phrases([*((phrase, WHY) for phrase in _PHRASES), *((phrase, WHY_AGAINST) for phrase in _AGAINST)], _SETS)
IDIOMS = Phrases([(phrase, None) for phrase in _NO_ADVICE], _SETS)


def find(text: Prepared) -> Iterator[Finding]:
    for match in LEXICON.find_outside(IDIOMS, text.words):
        start, end = text.words[match.first].start, text.words[match.last].end
        yield text.finding(Kind.ADVICE, start, end, match.means)
