// The package as it is published: its version, its size, what it brings along.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { PACKAGE, PROJECT } from "./reading.js";

/** Of `assess`, gzipped. */
const MOST = 4000;

function read(...path: string[]): string {
  return readFileSync(join(...path), "utf8");
}

async function bundle(code: string) {
  const stdin = { contents: code, resolveDir: PACKAGE, loader: "ts" } as const;
  const built = await build({ stdin, bundle: true, minify: true, format: "esm", write: false, metafile: true });
  const inputs = Object.values(built.metafile.outputs).flatMap((output) => Object.entries(output.inputs));
  const from = inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([path]) => path);
  return { bytes: built.outputFiles[0]?.contents ?? new Uint8Array(), from };
}

test("the version is that of the API", () => {
  const [, version] = /^ {2}version: (.+)$/m.exec(read(PROJECT, "openapi.yaml")) ?? [];
  assert.equal((JSON.parse(read(PACKAGE, "package.json")) as { version: string }).version, version);
});

test("assess is smaller than 4 kB gzipped, and depends on nothing", async () => {
  const { bytes, from } = await bundle('export { assess, InvalidInput } from "@health-content/client/assess"');
  assert.deepEqual(
    from.filter((path) => !/^(<stdin>|dist\/(assess|guidance\/[a-z-]+)\.js)$/.test(path)),
    [],
  );
  const gzipped = gzipSync(bytes, { level: 9 }).length;
  assert.ok(gzipped < MOST, `${gzipped} bytes gzipped`);
  assert.ok(
    read(PACKAGE, "README.md").includes(`${(gzipped / 1000).toFixed(1)} kB gzipped`),
    `${gzipped} bytes gzipped`,
  );
});

test("assess asks nobody, keeps nothing and writes nothing", async () => {
  const { bytes } = await bundle('export * from "@health-content/client/assess"');
  const code = new TextDecoder().decode(bytes);
  assert.doesNotMatch(
    code,
    /fetch|XMLHttpRequest|WebSocket|sendBeacon|navigator|Storage|indexedDB|cookie|console|import\(/,
  );
});

test("what is not used is not bundled", async () => {
  const { bytes } = await bundle('import { Problem } from "@health-content/client"; console.log(Problem)');
  assert.ok(bytes.length < 1500, `${bytes.length} bytes`);
});

test("the client is as large as its page says, and needs nothing of Node", async () => {
  const { bytes, from } = await bundle('export { createClient, Problem, NoAnswer } from "@health-content/client"');
  const size = `${Math.round(bytes.length / 1000)} kB minified`;
  assert.ok(read(PACKAGE, "README.md").includes(size), size);
  assert.ok(!from.some((path) => /node\.js|copy\.js/.test(path)), from.join());
});

test("the lock names no registry, and has a hash for every package", () => {
  const lock = JSON.parse(read(PACKAGE, "package-lock.json")) as { packages: Record<string, Record<string, unknown>> };
  for (const [path, entry] of Object.entries(lock.packages)) {
    assert.ok(!("resolved" in entry), path);
    assert.ok(path === "" || "integrity" in entry, path);
  }
});

test("only what was built is published", () => {
  const [packed] = JSON.parse(
    execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }),
  ) as [{ files: { path: string }[] }];
  const others = packed.files.map(({ path }) => path).filter((path) => !/^dist\/[a-z/-]+\.(js|d\.ts)$/.test(path));
  assert.deepEqual(others.sort(), ["LICENSE", "README.md", "dist/cjs/package.json", "package.json"]);
});
