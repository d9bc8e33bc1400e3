// The contract, less what must not be sent from a page for trying things out: only reads that need no receipt, and the
// assessment, are ever shown with a button. A story that is sent is real, and a receipt is its author's only key.

const MADE_UP = "**Enter made-up examples only, never what is true of a person.**";

const place = document.querySelector("#requests");

function canBeTried(method, operation) {
  return (method === "get" && !operation.security?.length) || operation.operationId === "assessArticle";
}

/** An operation as it is tried: with a name in its path that exists, and without all that could go wrong. */
function shown(operation) {
  const parameters = (operation.parameters ?? []).map((parameter) =>
    parameter.in === "path" ? { ...parameter, example: parameter.schema.examples?.[0] } : parameter,
  );
  const responses = Object.fromEntries(
    Object.entries(operation.responses)
      .filter(([status]) => status.startsWith("2"))
      .map(([status, { headers, links, ...response }]) => [status, response]),
  );
  return { ...operation, parameters, responses };
}

/** The paths of the contract with only the operations that can be tried. */
function tried(paths) {
  const kept = {};
  for (const [path, item] of Object.entries(paths)) {
    const operations = Object.entries(item).filter(([method, operation]) => canBeTried(method, operation));
    if (operations.length) kept[path] = Object.fromEntries(operations.map(([method, each]) => [method, shown(each)]));
  }
  return kept;
}

function asked(contract) {
  const paths = tried(contract.paths);
  for (const { post } of Object.values(paths)) {
    if (post) post.description = `${MADE_UP}\n\n${post.description}`;
  }
  // Without schemes there is no place to type a receipt in. The page has told what else stands at the top.
  const { securitySchemes, ...components } = contract.components;
  const { title, version } = contract.info;
  return { ...contract, info: { title, version }, paths, components };
}

// Swagger UI is light or dark by a class, not by what the reader prefers.
const dark = matchMedia("(prefers-color-scheme: dark)");
const follow = () => document.documentElement.classList.toggle("dark-mode", dark.matches);
dark.addEventListener("change", follow);
follow();

// What Swagger UI leaves without a name, or out of reach of a keyboard.
function makeUsable() {
  for (const field of place.querySelectorAll("textarea:not([aria-label])")) field.setAttribute("aria-label", "Body");
  for (const choice of place.querySelectorAll(".examples-select-element:not([aria-label])")) choice.setAttribute("aria-label", "Example");
  for (const code of place.querySelectorAll("pre:not([tabindex])")) code.tabIndex = 0;
}
new MutationObserver(makeUsable).observe(place, { childList: true, subtree: true });

try {
  const answer = await fetch(place.dataset.contract);
  if (!answer.ok) throw new Error(answer.statusText);
  SwaggerUIBundle({
    spec: asked(await answer.json()),
    domNode: place,
    validatorUrl: null, // it would send the contract's address to somebody else
    supportedSubmitMethods: ["get", "post"],
    syntaxHighlight: { theme: "obsidian" }, // the one that is easiest to read
    docExpansion: "list",
    defaultModelsExpandDepth: -1,
  });
} catch {
  place.textContent = "The contract could not be loaded. Load this page again in a moment.";
  place.setAttribute("role", "alert");
}
