// The desk, brought to life. Without this every form still works, with a page that asks once.

import "./drafts.js";
import "./acts.js";
import "./choices.js";
import "./findings.js";
import "./pane.js";
import "./selection.js";
import "./letters.js";
import "./hold.js";
import "./keys.js";
import "./lease.js";
import "./times.js";
import "./queue.js";
import "./announce.js";
import { begin, mountAll, onMount } from "./page.js";

onMount((main) => {
  for (const button of main.querySelectorAll("[data-open]")) button.hidden = false;
});

mountAll();
// Whoever comes back to where they were, or to a place in the page, stays there.
if (!scrollY && !location.hash) begin();
