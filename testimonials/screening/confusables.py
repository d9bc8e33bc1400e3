"""Characters that are read as another: what stands in for a letter, a digit, a full stop or an apostrophe."""

from collections.abc import Iterator, Mapping

# Letters of other scripts that look like a Latin one, and Latin letters that Unicode doesn't take apart.
_LOOK_ALIKES = (
    ("авекмнорстухѕіјԁԛԝһӏзьԍѵ", "abekmhopctyxsijdqwhl3bgv"),
    ("АВЕКМНОРСТХУЅІЈЗӀԚԜЬ", "ABEKMHOPCTXYSIJ3IQWb"),
    ("αορνικτυχεηγϲϳωσ", "aopviktuxenycjwo"),
    ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX"),
    ("օոսհցզ", "onuhgq"),
    ("ıɑɡɩøđłħŧƒ", "iagiodlhtf"),
    ("ØĐŁĦŦ", "ODLHT"),
    ("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnoprstuvwyz"),
)
_PUNCTUATION = (
    ("'", "\u2018\u2019\u201a\u201b\u02bc\u02b9\u2032\u00b4\uff07"),
    ('"', "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb"),
    ("-", "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043\ufe58"),
    (".", "\u3002\uff61\u2024\u00b7\u2219\u22c5\u30fb\u2027"),
    ("/", "\u2044\u2215\u29f8"),
    (":", "\u2236\ua789\u02d0"),
    ("[", "\u3010\u3014\u3016\u3018\u301a\u27e6\u27ec\u2772\u2045\u3008\u300a\u300c\u300e\u23b4"),
    ("]", "\u3011\u3015\u3017\u3019\u301b\u27e7\u27ed\u2773\u2046\u3009\u300b\u300d\u300f\u23b5"),
    (" ", "\u1680\u2800"),
    ("\n", "\u2028\u2029\u0085\u000b\u000c"),
)
# Letters that Unicode ranks among letters and that nobody can see.
_BLANK_LETTERS = "\u115f\u1160\u3164\uffa0"


def _list_pairs() -> Iterator[tuple[str, str]]:
    for seen, meant in _LOOK_ALIKES:
        yield from zip(seen, meant, strict=True)
    for meant, seen in _PUNCTUATION:
        yield from ((character, meant) for character in seen)
    yield from ((character, "") for character in _BLANK_LETTERS)
    for first in (0x1F150, 0x1F170, 0x1F1E6):  # letters in discs, in boxes, and those that flags are made of
        yield from ((chr(first + place), chr(ord("A") + place)) for place in range(26))


MEANT: Mapping[str, str] = dict(_list_pairs())
