// Whoever comes back to a form with their browser's Back finds what they had typed, put there by the browser; some
// browsers do so when a page is loaded anew. What the form was opened on has to come back with it, or whatever a
// colleague has saved since would be taken for read. It is kept with the page's place in the browser's history.
// This stands within the form, before anything that sends it.

const opened = document.querySelector("[data-opened]");
const before = history.state?.opened;

const keep = () => history.replaceState({ ...history.state, opened: opened.value }, "");

const isPutBack = (input) => {
  if (input.type === "checkbox" || input.type === "radio") return input.checked !== input.defaultChecked;
  if (input.options) return [...input.options].some((option) => option.selected !== option.defaultSelected);
  return input.type !== "hidden" && "defaultValue" in input && input.value !== input.defaultValue;
};

if (!before) {
  keep();
} else if (performance.getEntriesByType("navigation")[0]?.type === "back_forward") {
  opened.value = before;
} else {
  addEventListener("pageshow", () => {
    if ([...opened.form.elements].some(isPutBack)) opened.value = before;
    else keep();
  });
}
