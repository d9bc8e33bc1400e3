// From finding to finding: the one that has the focus is the one that stands out in the text.

import { onMount } from "./page.js";
import { show } from "./pane.js";

const all = () => [...document.querySelectorAll(".finding")];

export const current = () => document.activeElement?.closest(".finding") ?? null;

export function step(by) {
  const findings = all();
  if (!findings.length) return;
  const at = findings.indexOf(current() ?? document.querySelector(".finding.is-current"));
  const next = at < 0 ? (by > 0 ? 0 : findings.length - 1) : Math.min(Math.max(at + by, 0), findings.length - 1);
  show("marks");
  findings[next].focus();
}

export function firstUnsettled() {
  return document.querySelector("[data-unsettled]");
}

function stand(finding) {
  for (const other of document.querySelectorAll(".is-current")) other.classList.remove("is-current");
  finding.classList.add("is-current");
  const marks = [...document.querySelectorAll("mark[data-findings]")].filter((mark) =>
    mark.dataset.findings.split(" ").includes(finding.dataset.finding));
  for (const mark of marks) mark.classList.add("is-current");
  const box = marks[0]?.getBoundingClientRect();
  if (box?.height && (box.top < 60 || box.bottom > innerHeight - 120)) marks[0].scrollIntoView({ block: "center" });
}

document.addEventListener("focusin", (event) => {
  const finding = event.target.closest?.(".finding");
  if (finding && !finding.classList.contains("is-current")) stand(finding);
});

document.addEventListener("click", (event) => {
  const tag = event.target.closest("a.tag");
  if (!tag) return;
  event.preventDefault();
  show("marks");
  document.querySelector(tag.getAttribute("href"))?.focus();
});

onMount(() => {
  const finding = current();
  if (finding) stand(finding);
});
