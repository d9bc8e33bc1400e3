"""Three texts of one form: as it was when it was opened, as it stands now, and as it came back.

What only one side has changed goes that side's way unless somebody says otherwise; what both have changed, or of which
nobody knows what it was, goes neither way before somebody has said which.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from articles.editing.posted import Posted, PostedRow
from articles.editing.shown import Row, Shown, Values


class Whose(StrEnum):
    MINE = "mine"
    THEIRS = "theirs"


class What(StrEnum):
    """What differs: a field; or a row that one side has and the other has not."""

    FIELD = "field"
    THEY_ADDED = "they added"  # and it stays: there is nothing of mine that it stands against
    THEY_REMOVED = "they removed"
    I_ADDED = "I added"
    I_REMOVED = "I removed"


@dataclass(frozen=True)
class Difference:
    """One thing in which what came back differs from what stands now, or that has come or gone.

    `place` names it in the form. Of a field each side is a row of that field alone; None is a row that is not there
    (or, under `opened`, not known). `usual` is whose it is where nobody says anything; None: somebody must.
    """

    what: What
    place: str
    formset: str
    pk: str | None
    opened: Row | None
    now: Row | None
    mine: Row | None
    usual: Whose | None
    can_choose: bool = True


@dataclass(frozen=True)
class Rules:
    """Of a formset: whether it takes new rows, and what a new row says before anybody has written in it."""

    takes_new: bool
    blank: Row


@dataclass(frozen=True)
class Sides:
    """The three of them. `opened` is None where what was opened is not known."""

    opened: Shown | None
    now: Shown
    mine: Posted
    rules: Mapping[str, Rules]

    def has_moved(self) -> bool:
        """Whether what `mine` would change is no longer what was opened."""
        if self.opened is None or self.opened.fields != self.now.fields:
            return True
        return any(self._rows_have_moved(self.opened, formset) for formset in self.now.rows)

    def _rows_have_moved(self, opened: Shown, formset: str) -> bool:
        before, now = opened.rows.get(formset, {}), self.now.rows[formset]
        if formset in self.now.wholes:
            # Parts with a page of their own: one that has come since takes nothing from anybody.
            now = {pk: row for pk, row in now.items() if pk in before}
        return before != now or any(self._whole_has_moved(row, formset) for row in self._mine(formset) if row.deleted)

    def _whole_has_moved(self, row: PostedRow, formset: str) -> bool:
        if row.pk is None or formset not in self.now.wholes:
            return False
        return self.opened is None or self.opened.wholes.get(formset, {}).get(row.pk) != self.now.wholes[formset].get(
            row.pk
        )

    def _mine(self, formset: str) -> list[PostedRow]:
        return self.mine.rows.get(formset, [])

    def _opened_row(self, formset: str, pk: str) -> Row | None:
        return self.opened.rows.get(formset, {}).get(pk) if self.opened else None

    # --- What is to be sent ---------------------------------------------------------------------------------------

    def aligned(self) -> Posted:
        """`mine` on the rows that there are now: what has gone comes back as new, if it can; what came is let be."""
        return replace(self.mine, rows={formset: self._aligned_rows(formset) for formset in self.now.rows})

    def _aligned_rows(self, formset: str) -> list[PostedRow]:
        mine = {row.pk: row for row in self._mine(formset) if row.pk is not None}
        now = self.now.rows[formset]
        existing = [mine.get(pk) or PostedRow(pk, row) for pk, row in now.items()]
        return existing + [PostedRow(None, row.values) for row in self._new_rows(formset)]

    def _new_rows(self, formset: str) -> list[PostedRow]:
        """Rows of mine that are none now: what they removed, and what I added. `pk` tells the two apart."""
        rules, now = self.rules[formset], self.now.rows[formset]
        if not rules.takes_new:
            return []
        they_added = [row for pk, row in now.items() if self._opened_row(formset, pk) is None]
        return [
            row
            for row in self._mine(formset)
            if not row.deleted
            and row.pk not in now
            and not (row.pk is None and (row.values == rules.blank or (self.has_moved() and row.values in they_added)))
        ]

    # --- What is to be asked --------------------------------------------------------------------------------------

    def differences(self) -> list[Difference]:
        """Everything in which the sides differ, in the order of the form."""
        found = [
            *self._fields("", None, self.opened.fields if self.opened else None, self.now.fields, self.mine.fields)
        ]
        for formset in self.now.rows:
            found += self._existing_rows(formset)
            found += self._rows_without_a_place(formset)
            found += self._rows_to_be_new(formset)
        return found

    def _fields(self, formset: str, pk: str | None, opened: Row | None, now: Row, mine: Row) -> Iterator[Difference]:
        prefix = f"{formset}:{pk}:" if formset else ""
        for name, value in mine.items():
            if value != now[name]:
                was = opened.get(name) if opened is not None else None
                sides = (None if was is None else {name: was}, {name: now[name]}, {name: value})
                usual = _usual(was, now[name], value)
                yield Difference(What.FIELD, prefix + name, formset, pk, *sides, usual)

    def _existing_rows(self, formset: str) -> Iterator[Difference]:
        mine = {row.pk: row for row in self._mine(formset)}
        i_added = [row.values for row in self._mine(formset) if row.pk is None]
        for pk, now in self.now.rows[formset].items():
            opened, row, place = self._opened_row(formset, pk), mine.get(pk), f"{formset}:{pk}"
            if row is None:
                if opened is None and formset not in self.now.wholes and now not in i_added:
                    yield Difference(
                        What.THEY_ADDED, place, formset, pk, None, now, None, Whose.THEIRS, can_choose=False
                    )
            elif row.deleted:
                untouched = opened == now and not self._whole_has_moved(row, formset)
                usual = Whose.MINE if untouched else None
                yield Difference(What.I_REMOVED, place, formset, pk, opened, now, None, usual)
            else:
                yield from self._fields(formset, pk, opened, now, row.values)

    def _rows_without_a_place(self, formset: str) -> Iterator[Difference]:
        """Rows that have gone and cannot come back by this form: it showed no more than a part of them."""
        if self.rules[formset].takes_new:
            return
        for row in self._mine(formset):
            if row.pk is not None and row.pk not in self.now.rows[formset] and not row.deleted:
                opened = self._opened_row(formset, row.pk)
                place = f"{formset}:{row.pk}"
                yield Difference(
                    What.THEY_REMOVED, place, formset, row.pk, opened, None, row.values, Whose.THEIRS, can_choose=False
                )

    def _rows_to_be_new(self, formset: str) -> Iterator[Difference]:
        for index, row in enumerate(self._new_rows(formset)):
            place = f"{formset}:new{index}"
            if row.pk is None:
                yield Difference(What.I_ADDED, place, formset, None, None, None, row.values, Whose.MINE)
            else:
                opened = self._opened_row(formset, row.pk)
                usual = Whose.THEIRS if opened == row.values else None
                yield Difference(What.THEY_REMOVED, place, formset, row.pk, opened, None, row.values, usual)


def _usual(opened: Values | None, now: Values, mine: Values) -> Whose | None:
    if opened is None:
        return None
    if mine == opened:
        return Whose.THEIRS
    return Whose.MINE if now == opened else None


def chosen(posted: Posted, now: Shown, choices: Mapping[str, Whose]) -> Posted:
    """What is to be saved: `posted`, which is aligned with `now`, less what was decided the other way."""
    theirs = {place for place, whose in choices.items() if whose is Whose.THEIRS}
    return replace(
        posted,
        fields={name: now.fields[name] if name in theirs else value for name, value in posted.fields.items()},
        rows={formset: _chosen_rows(formset, rows, now, theirs) for formset, rows in posted.rows.items()},
    )


def _chosen_rows(formset: str, rows: list[PostedRow], now: Shown, theirs: set[str]) -> list[PostedRow]:
    found = []
    new = [row for row in rows if row.pk is None]
    for row in rows:
        if row.pk is None:
            continue
        there = now.rows[formset].get(row.pk)
        if there is None:
            found.append(row)
        elif f"{formset}:{row.pk}" in theirs:
            found.append(PostedRow(row.pk, there))
        else:
            values = {
                name: there[name] if f"{formset}:{row.pk}:{name}" in theirs else value
                for name, value in row.values.items()
            }
            found.append(replace(row, values=values))
    return found + [row for index, row in enumerate(new) if f"{formset}:new{index}" not in theirs]
