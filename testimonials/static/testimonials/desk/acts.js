// What is done to a story short of deciding it: one act after the other, each on the version that the last one made.

import { sent } from "./drafts.js";
import { onMount, refresh, say, tell } from "./page.js";
import { request } from "./request.js";
import { openChooser } from "./selection.js";

let line = Promise.resolve();
let waiting = 0;

const story = () => document.getElementById("story");

// Sends an act's form behind those that were sent before, and shows the story anew once none is left.
export function act(form, submitter = null) {
  // What the form says now, not when its turn comes: it may be gone by then.
  const body = new URLSearchParams(new FormData(form, submitter));
  const ofStory = story()?.dataset.story;
  waiting += 1;
  line = line.then(() => send(form.action, body, ofStory)).catch(() => {
    tell("The server cannot be reached. Your last step was not saved; try it again.");
    return "";
  }).then(async (said) => {
    waiting -= 1;
    if (said && ofStory) sent(ofStory, body, form);
    if (!said) putBack(form);
    if (waiting || story()?.dataset.story !== ofStory) return;
    if (said) await refresh();
    if (said) say([said, leftOver()].filter(Boolean).join(" "));
  });
  return line;
}

async function send(url, body, ofStory) {
  if (body.has("version")) body.set("version", story()?.dataset.version ?? body.get("version"));
  const response = await request(url, { method: "POST", body });
  const isJson = response?.headers.get("Content-Type")?.startsWith("application/json");
  if (!isJson) {
    tell(response ? "This was not saved. Load the story again." : "You are signed out, so this was not saved. It is still here.");
    return "";
  }
  const answer = await response.json();
  if (!response.ok) {
    tell(answer.detail);
    return "";
  }
  if (story()?.dataset.story === ofStory) story().dataset.version = answer.version;
  return answer.detail;
}

// Refused: the finding is open still, and has the focus again.
function putBack(form) {
  const finding = form.closest(".finding");
  if (finding?.dataset.state !== "settling") return;
  finding.dataset.state = "open";
  finding.focus();
}

function leftOver() {
  const left = document.querySelectorAll("[data-unsettled]").length;
  if (!document.getElementById("findings")) return "";
  return left ? `${left} left to settle.` : "Nothing more must be settled.";
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.dataset.act) return;
  event.preventDefault();
  if (form.id === "mark-form" && !event.submitter) {
    openChooser();
    return;
  }
  const finding = form.closest(".finding");
  if (finding && form.dataset.act !== "unsettle") {
    // The eye goes on at once; the answer may take a moment.
    const open = [...document.querySelectorAll('.finding[data-state="open"]')].filter((one) => one !== finding);
    const next = open.find((one) => finding.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) ?? open[0];
    finding.dataset.state = "settling";
    (next ?? finding).focus();
  } else if (finding) {
    finding.focus();
  }
  act(form, event.submitter);
});

// A note that is ticked is saved.
document.addEventListener("change", (event) => {
  const form = event.target.closest('form[data-act="content-notes"]');
  if (form) act(form);
});

onMount((main) => {
  main.querySelector("#save-notes")?.setAttribute("hidden", "");
  main.querySelector("#reload")?.addEventListener("click", () => refresh());
});
