// How long ago a day was, as a fact that counts time wants it: in whole units that are over.

import { type Fault, InvalidInput, pointer } from "./errors.js";

const DAY = 24 * 60 * 60 * 1000;
const WRITTEN = /^(\d{4})-(\d{2})-(\d{2})$/;

/** A day: which one since 1970, in which month of all, which one of that month, and how many those are. */
interface Day {
  readonly number: number;
  readonly month: number;
  readonly ofMonth: number;
  readonly lastOfMonth: number;
}

const COUNTED: Readonly<Record<"d" | "wk" | "mo", (since: Day, asOf: Day) => number>> = {
  d: (since, asOf) => asOf.number - since.number,
  wk: (since, asOf) => Math.floor((asOf.number - since.number) / 7),
  mo: monthsBetween,
};

/**
 * How many whole `unit`s of the calendar are over on the day `asOf`, counted from the day `since`.
 *
 * Both days are written `YYYY-MM-DD`, as a date field gives them, and are those of where the reader is: a moment is
 * another day elsewhere, and none is taken. `unit` is that of the fact, a UCUM code: `d`, `wk` or `mo`. A month is over
 * on the same day of a later month, or on that month's last where it has no such day: from 31 January, on 28 February.
 *
 * @example const days_since_loss = elapsed("2026-11-03", "2026-11-30", "d"); // 27
 * @throws InvalidInput for what is no day, a `since` after `asOf`, and a unit that no calendar counts, such as
 *   `{menses}`: at `/since`, `/asOf` and `/unit`. No day is repeated.
 */
export function elapsed(since: string, asOf: string, unit: string): number {
  const [from, to] = [dayOf(since), dayOf(asOf)];
  const count = Object.hasOwn(COUNTED, unit) ? COUNTED[unit as keyof typeof COUNTED] : undefined;
  if (from && to && count && from.number <= to.number) return count(from, to);

  const faults: Fault[] = [];
  const complain = (place: string, code: string, detail: string) => {
    faults.push({ pointer: pointer(place), code, detail });
  };
  if (!from) complain("since", "wrong_type", "This is a day of the calendar, written YYYY-MM-DD.");
  if (!to) complain("asOf", "wrong_type", "This is a day of the calendar, written YYYY-MM-DD.");
  if (from && to && from.number > to.number) complain("since", "out_of_range", "This has not happened yet.");
  if (!count) complain("unit", "unknown_term", "A calendar counts d, wk and mo; anything else has to be asked.");
  throw new InvalidInput("How long ago that was can't be counted.", faults);
}

function dayOf(text: unknown): Day | null {
  const [, ...numbers] = (typeof text === "string" && WRITTEN.exec(text)) || [];
  const [year, month, ofMonth] = numbers.map(Number);
  if (!year || !month || !ofMonth) return null;
  const date = utc(year, month, ofMonth);
  // A day that isn't there, such as 30 February, has become another.
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== ofMonth) return null;
  const lastOfMonth = utc(year, month + 1, 0).getUTCDate();
  return { number: date.getTime() / DAY, month: year * 12 + month, ofMonth, lastOfMonth };
}

/** Unlike `Date.UTC`, it takes the year 26 for that. */
function utc(year: number, month: number, day: number): Date {
  return new Date(new Date(0).setUTCFullYear(year, month - 1, day));
}

function monthsBetween(since: Day, asOf: Day): number {
  const isOver = asOf.ofMonth >= Math.min(since.ofMonth, asOf.lastOfMonth);
  return asOf.month - since.month - (isOver ? 0 : 1);
}
