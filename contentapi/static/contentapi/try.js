// The contract, less what must not be sent from a page for trying things out: only reads that need no receipt, and the
// assessment, are ever shown with a button. A story that is sent is real, and a receipt is its author's only key.

const MADE_UP = "**Enter made-up examples only, never what is true of a person.**";

const place = document.querySelector("#requests");

function canBeTried(method, operation) {
  return (method === "get" && !operation.security?.length) || operation.operationId === "assessArticle";
}

/** The paths of the contract with only the operations that can be tried. */
function tried(paths) {
  const kept = {};
  for (const [path, item] of Object.entries(paths)) {
    const operations = Object.entries(item).filter(([method, operation]) => canBeTried(method, operation));
    if (operations.length) kept[path] = Object.fromEntries(operations);
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

try {
  const answer = await fetch(place.dataset.contract);
  if (!answer.ok) throw new Error(answer.statusText);
  SwaggerUIBundle({
    spec: asked(await answer.json()),
    domNode: place,
    validatorUrl: null, // it would send the contract's address to somebody else
    supportedSubmitMethods: ["get", "post"],
    docExpansion: "list",
    defaultModelsExpandDepth: -1,
  });
} catch {
  place.textContent = "The contract could not be loaded. Load this page again in a moment.";
  place.setAttribute("role", "alert");
}
