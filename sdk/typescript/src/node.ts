/**
 * What only Node can do for a client: `directory`, where a Copy outlives the process.
 *
 * @packageDocumentation
 */

import { mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Index, Storage } from "./storage.js";

/**
 * A folder where a Copy is kept, made if it isn't there: `index.json`, and a file in `texts/` for each thing that is held.
 *
 * It is whole however the process ends, a `kill -9` or the power included: a text is on the disk before an index names
 * it, and the index is put in place in one step. What was taken away is off the disk with the commit that says so; where
 * the process ended just then, with the next. Let one process at a time update it; others may read it meanwhile.
 *
 * @example const copy = new Copy(client, directory("var/copy"));
 */
export function directory(path: string): Storage {
  const texts = join(path, "texts");
  const index = join(path, "index.json");

  return {
    async load() {
      const contents = await found(readFile(index, "utf8"));
      const held = contents === null ? null : readIndex(contents);
      if (!held) return null;
      const there = new Set(await found(readdir(texts)));
      return Object.values(held.entries).every(({ text }) => there.has(text)) ? held : null;
    },

    read: (text) => found(readFile(join(texts, text), "utf8")),

    async write(text, contents) {
      await mkdir(texts, { recursive: true });
      await writeThrough(join(texts, text), contents);
    },

    async commit(held) {
      await mkdir(texts, { recursive: true });
      await settle(texts);
      const there = new Set(await readdir(texts));
      if (!Object.values(held.entries).every(({ text }) => there.has(text))) {
        throw new Error(`Another process updates the copy in ${path}: let one do that.`);
      }
      await writeThrough(`${index}.next`, JSON.stringify(held));
      await rename(`${index}.next`, index);
      await settle(path);
      const named = new Set(Object.values(held.entries).map(({ text }) => text));
      for (const text of await readdir(texts)) if (!named.has(text)) await rm(join(texts, text), { force: true });
    },
  };
}

/** What a file says; null for what this version did not write. */
function readIndex(contents: string): Index | null {
  try {
    const held = JSON.parse(contents) as Partial<Index> | null;
    return held?.format === 1 && held.entries && held.cursor !== undefined ? (held as Index) : null;
  } catch (wrong) {
    if (wrong instanceof SyntaxError) return null;
    throw wrong;
  }
}

/** What there is; null where there is no such file. */
async function found<Result>(looking: Promise<Result>): Promise<Result | null> {
  return looking.catch((wrong: NodeJS.ErrnoException) => {
    if (wrong.code === "ENOENT") return null;
    throw wrong;
  });
}

/** Writes a file, and waits until the disk has it. */
async function writeThrough(path: string, contents: string): Promise<void> {
  const file = await open(path, "w");
  try {
    await file.writeFile(contents);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Waits until the disk has the names in a folder; Windows keeps them by itself, and lets nobody ask. */
async function settle(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const names = await open(folder, "r");
  try {
    await names.sync();
  } finally {
    await names.close();
  }
}
