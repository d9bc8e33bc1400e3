// Makes the page in dist/, or OUT, for the API at http://127.0.0.1:8000, or API; with `--serve`, shows it on PORT.

import { copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const out = process.env.OUT ?? join(here, "dist");
const port = Number(process.env.PORT ?? 8080);

// The page and the client are of one checkout, so they are built with one esbuild.
const esbuild = createRequire(join(here, "../../sdk/typescript/package.json"))("esbuild");

const WRITTEN = "http://127.0.0.1:8000";
const api = new URL(process.env.API ?? WRITTEN).origin;

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
await esbuild.build({
  entryPoints: { reader: join(here, "src/main.ts"), style: join(here, "style.css") },
  outdir: out,
  tsconfig: join(here, "tsconfig.json"),
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  legalComments: "none",
  logLevel: "warning",
});
// The origin stands in the page: its policy lets it speak with that one and with no other, and that one's plain pages are
// what is left where no script runs.
const page = await readFile(join(here, "index.html"), "utf-8");
if (page.split(WRITTEN).length !== 5) throw new Error(`index.html must name ${WRITTEN} four times`);
await writeFile(join(out, "index.html"), page.replaceAll(WRITTEN, api));
await copyFile(join(here, "icon.svg"), join(out, "icon.svg"));

if (process.argv.includes("--serve")) {
  const context = await esbuild.context({});
  await context.serve({ servedir: out, host: "127.0.0.1", port });
  console.log(`http://127.0.0.1:${port} reads ${api} (Ctrl+C ends it)`);
}
