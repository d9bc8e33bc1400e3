"""Words that speak of now or of what is to come: beside them, nobody may say that a text tells of the past."""

from itertools import pairwise

from testimonials.screening.phrases import Phrases
from testimonials.screening.prepared import Prepared, prepare

# Wide on purpose: a reason that is not offered costs a moderator a sentence of their own.
_NOW: Phrases[None] = Phrases(
    [
        (phrase, None)
        for phrase in (
            "now/rn/tonight/tonite/tonigt/tonigth/2nite/2night/2nyt/2nt/to_night/today/2day/to_day",
            "tomorrow/tomorow/tommorow/tommorrow/tomoz/tmr/tmrw/tmw/tmoz/2moro/2morrow/to_morrow/midnight",
            "currently/presently/immediately/soon/asap/atm/lately/nowadays/still",
            "this morning/afternoon/evening/night/week/weekend/month/minute/moment/second/instant/hour",
            "next morning/night/week/weekend/month",
            "on/this/next/by/until/til/till/since monday/tuesday/wednesday/thursday/friday/saturday/sunday",
            "all the time",
            "minute/minutes/hour/hours/moment/moments/second/seconds/min/mins/hr/hrs ago",
            "just taken/took/swallowed/cut",
            "last night",
            "since yesterday/yday/this/last_night",
            "right here",
            "at_the moment/minute",
            "at_this point/moment/minute/time",
            "any minute/moment/day/time/more/longer",
            "in a/an/one/two/few minute/minutes/hour/hours/moment/bit",
            "in a_few/a_couple_of/the_next minutes/hours/days",
            "these days",
            "going/about/planning/ready/intend/want/plan/need to",
            "gonna/gunna/wanna/imma/finna/anymore",
            # What is said in the present tense: "I am thinking of it", "I keep thinking of it", "I feel suicidal".
            "i_am/im/am_i so? really? very? just? still? always? actively? suicidal/thinking/considering/contemplating",
            "i_am/im/am_i so? really? very? just? always? considering/close/tempted/scared/afraid/tired/done/finished",
            "i_am/im/am_i on/at/by/here/sitting/standing/holding",
            "i/we really? just? always? often? sometimes? only? feel/keep/think/dream/deserve/hate",
            "ive/i_have just? decided/made_up/written/planned/chosen/got/taken/swallowed",
            "ive/i_have been having? thinking/planning/considering/feeling/wanting/suicidal/thoughts",
            "i_will/ill/i_shall/we_will/wont/will_not/will_end/will_kill/will_be",
            "i_want/i_need/i_wish/i_cant/i_cannot/i_can_not/i_dont_want/i_do_not_want",
            "when/if/once you/anyone/they read/find/see this/me",
            "goodbye/farewell/good_bye",
            "when/once/after i/ive post/posted/send/sent/write/written this",
            "beside/next_to/in_front_of me",
        )
    ]
)


def speaks_of_now(text: str, start: int, end: int) -> bool:
    """Whether such words stand in a sentence that `text[start:end]` is in, or in one beside those."""
    prepared = prepare(text)
    places = [place for place, word in enumerate(prepared.words) if _touches(prepared, place, start, end)]
    if not places:
        return True  # nothing to tell it by, so it is not known to be past
    opening = [0, *(place for place, word in enumerate(prepared.words) if word.opens and place), len(prepared.words)]
    sentences = list(pairwise(opening))
    first = next(number for number, (_, to) in enumerate(sentences) if places[0] < to)
    last = next(number for number, (_, to) in enumerate(sentences) if places[-1] < to)
    near = prepared.words[sentences[max(0, first - 1)][0] : sentences[min(last + 1, len(sentences) - 1)][1]]
    return any(True for _ in _NOW.find(near))


def _touches(prepared: Prepared, place: int, start: int, end: int) -> bool:
    word = prepared.words[place]
    return prepared.starts[word.start] < end and start < prepared.ends[word.end - 1]
