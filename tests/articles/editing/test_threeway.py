"""Three texts of one form: nothing is lost, nothing is decided unasked, and nobody is asked without need."""

from typing import Any

from django import forms
from django.http import QueryDict
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.editing import opened, posted, shown
from articles.editing.posted import Names, Posted, PostedRow
from articles.editing.shown import Row, Shown
from articles.editing.threeway import Rules, Sides, What, Whose, chosen

NAMES = Names({"title": False, "tags": True}, {"rows": ("id", {"text": False}), "parts": ("id", {"place": False})})
RULES = {"rows": Rules(takes_new=True, blank={"text": ()}), "parts": Rules(takes_new=False, blank={"place": ("0",)})}

texts = st.sampled_from([(), ("a",), ("b",), ("c",)])
keys = st.sampled_from(["1", "2", "3"])


def fields() -> st.SearchStrategy[Row]:
    tags = st.lists(st.sampled_from("xyz"), unique=True).map(lambda found: tuple(sorted(found)))
    return st.fixed_dictionaries({"title": texts, "tags": tags})


@st.composite
def forms_shown(draw: st.DrawFn) -> Shown:
    rows: dict[str, Row] = draw(st.dictionaries(keys, st.fixed_dictionaries({"text": texts})))
    parts: dict[str, Row] = draw(
        st.dictionaries(keys, st.fixed_dictionaries({"place": st.sampled_from([("0",), ("1",)])}))
    )
    versions = {pk: (draw(st.sampled_from("vw")), f"part {pk}") for pk in parts}
    return Shown(draw(fields()), {"rows": rows, "parts": parts}, {"parts": versions})


@st.composite
def forms_posted(draw: st.DrawFn, was: Shown) -> Posted:
    """What somebody makes of a form that they opened: rows changed, deleted and added."""
    rows = [
        PostedRow(pk, {"text": draw(st.sampled_from([row["text"], ("mine",)]))}, deleted=draw(st.booleans()))
        for pk, row in was.rows["rows"].items()
    ]
    new = [PostedRow(None, {"text": (text,)}) for text in draw(st.lists(st.sampled_from(["new", "newer"]), max_size=2))]
    parts = [
        PostedRow(pk, {"place": draw(st.sampled_from([row["place"], ("9",)]))}, deleted=draw(st.booleans()))
        for pk, row in was.rows["parts"].items()
    ]
    typed = {
        name: draw(st.sampled_from([value, ("mine",)] if name == "title" else [value]))
        for name, value in was.fields.items()
    }
    return Posted(typed, {"rows": rows + new, "parts": parts}, (("_save", "Save"),))


@st.composite
def three(draw: st.DrawFn) -> Sides:
    was = draw(forms_shown())
    now = draw(st.one_of(st.just(was), forms_shown()))
    return Sides(was, now, draw(forms_posted(was)), RULES)


def _untouched(one: Shown) -> Posted:
    rows = {name: [PostedRow(pk, row) for pk, row in found.items()] for name, found in one.rows.items()}
    return Posted(one.fields, rows)


def _says(one: Posted) -> Shown:
    """What would be shown once it is saved, but for new rows."""
    rows = {
        name: {row.pk: row.values for row in found if row.pk is not None and not row.deleted}
        for name, found in one.rows.items()
    }
    return Shown(one.fields, rows)


@settings(max_examples=25)
@given(three())
def test_a_form_whose_subject_stands_still_is_saved_as_it_came_back(sides: Sides) -> None:
    still = Sides(sides.opened, sides.opened or sides.now, sides.mine, RULES)
    assert not still.has_moved()


@settings(max_examples=25)
@given(forms_shown(), forms_shown())
def test_who_has_changed_nothing_is_asked_nothing_and_changes_nothing(was: Shown, now: Shown) -> None:
    sides = Sides(was, now, _untouched(was), RULES)
    assert all(one.usual is Whose.THEIRS for one in sides.differences())
    usual = {one.place: Whose.THEIRS for one in sides.differences()}
    saved = _says(chosen(sides.aligned(), now, usual))
    assert (saved.fields, saved.rows) == (now.fields, now.rows)


@settings(max_examples=25)
@given(three(), st.data())
def test_whatever_is_chosen_each_text_is_one_of_the_two_as_it_was_chosen(sides: Sides, data: st.DataObject) -> None:
    choices = {one.place: data.draw(st.sampled_from(list(Whose))) for one in sides.differences() if one.can_choose}
    result = chosen(sides.aligned(), sides.now, choices)
    for one in sides.differences():
        if one.what is What.FIELD and not one.formset:
            (name,) = one.mine or {}
            side = one.mine if choices[one.place] is Whose.MINE else one.now
            assert result.fields[name] == (side or {})[name]
    new = [row.values for row in result.rows["rows"] if row.pk is None]
    wanted = [
        one.mine
        for one in sides.differences()
        if one.what in (What.I_ADDED, What.THEY_REMOVED) and one.can_choose and choices[one.place] is Whose.MINE
    ]
    assert new == wanted
    assert {row.pk for rows in result.rows.values() for row in rows if row.pk} <= {
        pk for rows in sides.now.rows.values() for pk in rows
    }, "no row is sent that is not there"


@settings(max_examples=25)
@given(three())
def test_what_both_have_changed_is_nobodys_until_somebody_says_so(sides: Sides) -> None:
    was, now, mine = sides.opened or sides.now, sides.now.fields, sides.mine.fields
    both = {name for name in mine if len({was.fields[name], now[name], mine[name]}) == 3}
    undecided = {one.place for one in sides.differences() if one.usual is None}
    assert both <= undecided
    assert {place for place in undecided if place in mine} == both


@settings(max_examples=25)
@given(forms_shown(), st.data())
def test_where_it_is_not_known_what_it_was_everything_that_differs_is_asked(now: Shown, data: st.DataObject) -> None:
    sides = Sides(None, now, data.draw(forms_posted(now)), RULES)
    assert sides.has_moved()
    assert all(one.usual is None for one in sides.differences() if one.what in (What.FIELD, What.I_REMOVED))


@settings(max_examples=25)
@given(three())
def test_a_form_that_is_taken_apart_and_put_together_is_the_same(sides: Sides) -> None:
    aligned = sides.aligned()
    assert posted.read(posted.as_data(aligned, NAMES), NAMES) == aligned


def test_a_part_that_came_since_moves_nothing_and_a_row_that_did_is_told() -> None:
    was = Shown({"title": ("a",), "tags": ()}, {"rows": {}, "parts": {}}, {"parts": {}})
    part = Shown(was.fields, {"rows": {}, "parts": {"1": {"place": ("0",)}}}, {"parts": {"1": ("v", "one")}})
    row = Shown(was.fields, {"rows": {"1": {"text": ("x",)}}, "parts": {}}, {"parts": {}})
    assert not Sides(was, part, _untouched(was), RULES).has_moved()
    sides = Sides(was, row, _untouched(was), RULES)
    assert sides.has_moved()
    assert [(one.what, one.can_choose) for one in sides.differences()] == [(What.THEY_ADDED, False)]


def test_the_same_row_added_by_both_is_there_once() -> None:
    was = Shown({"title": (), "tags": ()}, {"rows": {}, "parts": {}}, {"parts": {}})
    now = Shown(was.fields, {"rows": {"1": {"text": ("x",)}}, "parts": {}}, {"parts": {}})
    mine = Posted(was.fields, {"rows": [PostedRow(None, {"text": ("x",)})], "parts": []})
    sides = Sides(was, now, mine, RULES)
    assert sides.differences() == []
    assert sides.aligned().rows["rows"] == [PostedRow("1", {"text": ("x",)})]


# --- Forms ---------------------------------------------------------------------------------------------------------


class Everything(forms.Form):
    """An input of each kind that a form can have."""

    text = forms.CharField(widget=forms.Textarea)
    flag = forms.BooleanField(required=False)
    number = forms.IntegerField()
    day = forms.DateField()
    one = forms.ChoiceField(choices=[("a", "A"), ("b", "B")])
    some = forms.MultipleChoiceField(choices=[("a", "A"), ("b", "B")], widget=forms.CheckboxSelectMultiple)


FILLED: dict[str, Any] = {"text": "x\r\ny", "flag": True, "number": 7, "day": None, "one": "b", "some": ["b", "a"]}


def test_a_form_shows_what_it_would_send() -> None:
    form = Everything(initial=FILLED)
    expected = {"text": ("x\ny",), "flag": ("on",), "number": ("7",), "day": (), "one": ("b",), "some": ("a", "b")}
    assert {name: shown.shown_by(form[name]) for name in form.fields} == expected
    data = posted.as_data(Posted(expected), posted.names_of(form, []))
    assert posted.read(data, posted.names_of(form, [])).fields == expected


def test_what_was_emptied_is_sent_as_empty_so_that_nothing_old_stays() -> None:
    form = Everything(initial={})
    names = posted.names_of(form, [])
    empty: Row = dict.fromkeys(names.fields, ())
    data = posted.as_data(Posted(empty), names)
    assert "some" not in data
    assert data["text"] == ""
    assert Everything(data)["flag"].data is False


def test_rows_that_a_stranger_counts_wrongly_are_no_error() -> None:
    for total in ("", "x", "-1", "²", "9" * 40, "1e3"):
        data = QueryDict(f"rows-TOTAL_FORMS={total}", encoding="utf-8")
        assert posted.read(data, NAMES).rows["rows"] == []
    data = QueryDict("rows-TOTAL_FORMS=99999999")
    assert len(posted.read(data, NAMES).rows["rows"]) <= 2_000


# --- The seal ------------------------------------------------------------------------------------------------------


@settings(max_examples=25)
@given(forms_shown())
def test_a_seal_says_what_was_sealed_and_nothing_else_is_one(was: Shown) -> None:
    sealed = opened.seal("articles.section:1", by="7", shown=was, identity={"key": ("k",)})
    found = opened.read(sealed)
    assert found is not None
    assert (found.subject, found.by, found.shown, found.identity) == ("articles.section:1", "7", was, {"key": ("k",)})
    assert opened.read(sealed[:-1] + ("A" if sealed[-1] != "A" else "B")) is None
    assert opened.read(sealed.partition(":")[2]) is None
