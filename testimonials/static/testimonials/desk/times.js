// Times in the zone of whoever reads them. Without this they are UTC, and say so.

import { onMount } from "./page.js";

const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
// British, as all of the desk is; 24 hours, since nobody at work at night should wonder which half of the day.
const written = (options) => new Intl.DateTimeFormat("en-GB", { ...options, timeZone });
const CLOCK = { hour: "2-digit", minute: "2-digit" };
const FORMS = {
  clock: written(CLOCK),
  moment: written({ day: "numeric", month: "short", year: "numeric", ...CLOCK }),
};
const DAY = written({ weekday: "long", day: "numeric", month: "long", year: "numeric" });
// Where nothing else is asked for: a time of today is a time of day.
const form = (asked, at) => FORMS[asked] ?? (DAY.format(at) === DAY.format(new Date()) ? FORMS.clock : FORMS.moment);
const WHOLE = written({ dateStyle: "full", timeStyle: "long" });

export const clock = (moment) => FORMS.clock.format(new Date(moment));

export function localise(within) {
  for (const time of within.querySelectorAll("time[data-local]")) {
    const at = new Date(time.dateTime);
    if (Number.isNaN(at.getTime())) continue;
    time.textContent = form(time.dataset.local, at).format(at);
    time.title = WHOLE.format(at);
  }
}

// A day of the list is a day of theirs: what was decided after midnight here stands under today.
function regroup(table) {
  const rows = [...table.querySelectorAll("tr[data-row]")];
  if (!rows.length || !table.querySelector("tr.day")) return;
  const heading = table.querySelector("tr.day").cloneNode(true);
  const bodies = [];
  let shown = "";
  for (const row of rows) {
    const day = DAY.format(new Date(row.querySelector("time").dateTime));
    if (day !== shown) {
      const head = heading.cloneNode(true);
      head.querySelector("th").textContent = day;
      const body = document.createElement("tbody");
      body.append(head);
      bodies.push(body);
      shown = day;
    }
    bodies.at(-1).append(row);
  }
  for (const body of [...table.tBodies]) body.remove();
  table.append(...bodies);
}

function nameZone(main) {
  const name = timeZone.replaceAll("_", " ");
  for (const said of main.querySelectorAll("[data-zone]")) said.textContent = `Times in ${name}`;
  // Somebody may look at another's search, by its address: then its day is that of its zone.
  const searched = new URLSearchParams(location.search).has("day");
  for (const field of main.querySelectorAll("[data-zone-field]")) if (!searched) field.value = timeZone;
  for (const said of main.querySelectorAll("[data-zone-name]")) if (!searched) said.textContent = "";
}

onMount((main) => {
  localise(main);
  for (const table of main.querySelectorAll("table[data-days]")) regroup(table);
  nameZone(main);
});
