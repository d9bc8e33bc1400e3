// Makes the site's one file, dist/site.mjs, or OUT.

import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));

// The site and the client are of one checkout, so they are built with one esbuild.
const esbuild = createRequire(join(here, "../../sdk/typescript/package.json"))("esbuild");

await esbuild.build({
  entryPoints: [join(here, "src/server.ts")],
  outfile: process.env.OUT ?? join(here, "dist/site.mjs"),
  tsconfig: join(here, "tsconfig.json"),
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  logLevel: "warning",
});
