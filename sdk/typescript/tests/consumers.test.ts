// The package as others take it: packed, unpacked, compiled under every way of finding modules, and loaded by both.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { PACKAGE } from "./reading.js";

const folder = mkdtempSync(join(tmpdir(), "consumer-"));
after(() => rmSync(folder, { recursive: true }));

const installed = join(folder, "node_modules");
const tarball = join(folder, run("npm", "pack", "--ignore-scripts", "--silent", "--pack-destination", folder).trim());
mkdirSync(join(installed, "@health-content", "client"), { recursive: true });
run("tar", "-xzf", tarball, "-C", join(installed, "@health-content", "client"), "--strip-components", "1");
for (const needed of ["openapi-fetch", "openapi-typescript-helpers"]) {
  symlinkSync(join(PACKAGE, "node_modules", needed), join(installed, needed));
}

function run(command: string, ...words: string[]): string {
  try {
    return execFileSync(command, words, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  } catch (wrong) {
    const { stdout, stderr } = wrong as { stdout: string; stderr: string };
    return assert.fail(`${command} ${words.join(" ")}\n${stdout}\n${stderr}`);
  }
}

// No member of what is read may be taken for one that could be missing, and none may be any.
const CONSUMER = `
import { Copy, createClient, NoAnswer, Problem, type ArticleDocument } from "@health-content/client";
import { assess, elapsed, InvalidInput, type Facts } from "@health-content/client/assess";
import { directory } from "@health-content/client/node";

export async function read(slug: string): Promise<string> {
  const api = createClient({ baseUrl: "https://content.example.org", retries: 1 });
  const article: ArticleDocument = await api.getArticle(slug);
  const title: string = article.title;
  const { data, response } = await api.getArticle(slug).withResponse();
  const etag: string | null = response.etag;
  const facts: Facts = { days_since_loss: elapsed("2026-11-01", "2026-11-30", "d") };
  const outcomes: string[] = assess(data, facts).activities.map(({ outcome }) => outcome);
  // @ts-expect-error: there is no such member
  article.titel;
  await new Copy(api, directory("/nowhere")).article(slug);
  return [title, etag, ...outcomes].join();
}
export const kinds = [NoAnswer, Problem, InvalidInput].map((kind) => kind.name);
`;

// Only once are the package's own declarations gone through as well: that takes its time.
const STRICT = ["--strict", "--exactOptionalPropertyTypes", "--noUncheckedIndexedAccess", "--target", "ES2022", "--lib", "ES2022,DOM"];

for (const [name, file, ...options] of [
  ["node10", "node10.ts", "--module", "commonjs", "--moduleResolution", "node10", "--esModuleInterop", "--skipLibCheck"],
  ["node16 from CommonJS", "node16.cts", "--module", "node16", "--skipLibCheck"],
  ["node16 from ECMAScript modules", "node16.mts", "--module", "node16"],
  ["a bundler", "bundler.ts", "--module", "esnext", "--moduleResolution", "bundler", "--noEmit", "--skipLibCheck"],
] as const) {
  test(`its types are found and right for ${name}`, () => {
    writeFileSync(join(folder, file), CONSUMER);
    run(join(PACKAGE, "node_modules", ".bin", "tsc"), ...STRICT, ...options, join(folder, file));
  });
}

test("what was compiled is loaded, by require and by import", () => {
  for (const file of ["node10.js", "node16.cjs", "node16.mjs"]) {
    const load = `import(${JSON.stringify(join(folder, file))}).then(({ kinds }) => console.log(kinds.join()))`;
    assert.equal(run(process.execPath, "--eval", load).trim(), "NoAnswer,Problem,InvalidInput");
  }
  const [one, two] = ["@health-content/client", "@health-content/client/assess"];
  const load = `console.log(typeof require("${one}").createClient, typeof require("${two}").assess)`;
  writeFileSync(join(folder, "plain.cjs"), load);
  assert.equal(run(process.execPath, join(folder, "plain.cjs")).trim(), "function function");
});

test("nothing about its types is wrong", () => {
  const said = run(join(PACKAGE, "node_modules", ".bin", "attw"), tarball, "--format", "ascii", "--no-color");
  assert.match(said, /No problems found/);
});
