// Writes the README's examples, one after the other, into tests/readme.ts: a module that the tests compile and run.

import { readFileSync, writeFileSync } from "node:fs";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
const blocks = [...readme.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, block]) => block);
writeFileSync(new URL("../tests/readme.ts", import.meta.url), blocks.join("\n"));
