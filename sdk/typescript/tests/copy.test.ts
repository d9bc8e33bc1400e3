// A copy ends equal to what it is a copy of, whatever happens meanwhile, and wherever it ends in between.

import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, mock, test } from "node:test";
import { Copy, memory, NoAnswer, type Storage, type Update } from "@health-content/client";
import { directory } from "@health-content/client/node";
import { type Answering, caught, clientOf, json, problem, thrown } from "./answers.js";
import { seeded } from "./reading.js";
import { World } from "./world.js";

const folder = mkdtempSync(join(tmpdir(), "copy-"));
after(() => rmSync(folder, { recursive: true }));
let made = 0;
const newFolder = () => join(folder, String((made += 1)));

async function held(copy: Copy): Promise<unknown[]> {
  const all: unknown[] = [];
  for await (const article of copy.articles()) all.push(article);
  for await (const story of copy.stories()) all.push(story);
  return all;
}

function names(these: Update["changed"]): string[] {
  return these.map(({ subject, name }) => `${subject} ${name}`);
}

function copyOf(world: World, storage: Storage = memory(), before: (request: Request) => void = () => {}) {
  const answer: Answering = (request) => {
    before(request);
    return world.answer(request);
  };
  const { client, asked } = clientOf(answer);
  return { copy: new Copy(client, storage), asked };
}

function populated(): World {
  const world = new World();
  for (const slug of ["a", "b", "c", "d"]) world.publish(slug);
  for (const id of ["x", "y"]) world.approve(id);
  return world;
}

for (const [where, storage] of [
  ["in memory", memory],
  ["in a folder", () => directory(newFolder())],
] as const) {
  test(`a copy ${where} has what is live, and follows it`, async () => {
    const world = populated();
    const { copy, asked } = copyOf(world, storage());
    assert.deepEqual([await held(copy), await copy.article("a"), await copy.asOf()], [[], null, null]);

    const first = await copy.update();
    assert.equal(first.resync, true);
    assert.deepEqual(names(first.changed), ["article a", "article b", "article c", "article d", "story x", "story y"]);
    assert.deepEqual(await held(copy), world.live);
    assert.deepEqual(await copy.article("b"), world.articles.get("b"));
    assert.deepEqual(await copy.story("x"), world.stories.get("x"));
    assert.deepEqual([await copy.article("x"), await copy.story("no such"), await copy.article("__proto__")], [null, null, null]);
    assert.ok(((await copy.asOf())?.getTime() ?? 0) > Date.now() - 60_000);

    world.publish("a");
    world.retire("b");
    world.withdraw("x");
    world.approve("z");
    const before = asked.length;
    const { resync, changed, removed } = await copy.update();
    assert.deepEqual([resync, names(changed), names(removed)], [false, ["article a", "story z"], ["article b", "story x"]]);
    assert.deepEqual(await held(copy), world.live);
    assert.equal(asked.length - before, 5); // the feed's two pages and its end, and what had changed
    assert.deepEqual(await copy.update(), { resync: false, changed: [], removed: [] });
  });
}

test("whatever happens while it is made and followed, and wherever that is interrupted, it ends equal", async () => {
  for (let seed = 1; seed <= 60; seed += 1) {
    const random = seeded(seed);
    let world = new World();
    for (let step = 0; step < 12; step += 1) world.happen(random);
    const storage = seed % 6 === 0 ? directory(newFolder()) : memory();
    const crash = new Error("the process ends here");
    const mortal: Storage = {
      ...storage,
      write: async (text, contents) => {
        if (random() < 0.05) throw crash;
        return storage.write(text, contents);
      },
      commit: async (index) => {
        if (random() < 0.1) throw crash; // before
        await storage.commit(index);
        if (random() < 0.1) throw crash; // or after
      },
    };
    for (let round = 0; round < 6; round += 1) {
      if (random() < 0.15) {
        world = new World(`restored${round}`); // another database, with as many events as it may have
        for (let step = 0; step < 12; step += 1) world.happen(random);
      }
      const { copy } = copyOf(world, mortal, () => {
        if (random() < 0.3) world.happen(random);
        if (random() < 0.03) throw new TypeError("fetch failed");
      });
      await copy.update().catch((wrong: unknown) => assert.ok(wrong === crash || wrong instanceof NoAnswer, String(wrong)));
    }
    const { copy } = copyOf(world, storage);
    await copy.update();
    assert.deepEqual(await held(copy), world.live, `seed ${seed}`);
  }
});

test("a copy that moves to another feed of the same length is made anew, and rereads only what differs", async () => {
  const storage = memory();
  await copyOf(populated(), storage).copy.update();
  const restored = populated();
  const { copy, asked } = copyOf(restored, storage);
  assert.deepEqual(await copy.update(), { resync: false, changed: [], removed: [] });
  const elsewhere = new World("two");
  for (const slug of ["a", "b", "c"]) elsewhere.publish(slug);
  for (const id of ["x", "w", "v"]) elsewhere.approve(id);
  const moved = copyOf(elsewhere, storage);
  const { resync, removed } = await moved.copy.update();
  assert.deepEqual([resync, names(removed)], [true, ["article d", "story y"]]);
  assert.deepEqual(await held(moved.copy), elsewhere.live);
  assert.equal(asked.length, 1);
});

test("what an update that failed had brought is told by the next", async () => {
  const world = populated();
  let isAway = true;
  const { copy } = copyOf(world, memory(), ({ url }) => {
    if (isAway && url.includes("changes")) throw new TypeError("fetch failed");
  });
  assert.ok((await thrown(copy.update())) instanceof NoAnswer);
  assert.deepEqual(await held(copy), world.live);
  assert.equal(await copy.asOf(), null);
  isAway = false;
  world.retire("a");
  assert.deepEqual(names((await copy.update()).changed), ["article b", "article c", "article d", "story x", "story y"]);
  assert.deepEqual(await copy.update(), { resync: false, changed: [], removed: [] });
});

test("a resync keeps what has not changed", async () => {
  const world = populated();
  const storage = memory();
  await copyOf(world, storage).copy.update();
  Object.assign(world, { epoch: "renewed" });
  const { copy, asked } = copyOf(world, storage);
  assert.deepEqual(await copy.update(), { resync: true, changed: [], removed: [] });
  assert.equal(asked.filter(({ url }) => /articles|stories/.test(url)).length, 0);
});

test("a feed that is another one at each request is a fault, and what was held stays", async () => {
  const world = populated();
  const storage = memory();
  const { copy } = copyOf(world, storage);
  await copy.update();
  const { client } = clientOf(() => problem(409, "resync"));
  assert.equal((await caught(new Copy(client, storage).update())).code, "resync");
  assert.deepEqual(await held(copy), world.live);
});

test("what is told in words of tomorrow is read again, and a subject of tomorrow left alone", async () => {
  const world = populated();
  const { copy } = copyOf(world);
  await copy.update();
  world.stories.delete("x");
  world.tell("story.hidden", { subject: "story", id: "x" });
  world.tell("article.corrected", { subject: "article", slug: "a", version: 1 });
  world.tell("poll.opened", { subject: "poll" as never, id: "x" });
  const { removed } = await copy.update();
  assert.deepEqual(names(removed), ["story x"]);
  assert.deepEqual(await held(copy), world.live);
});

test("a version that a cache kept from before a restore is not taken for today's", async () => {
  const [old, world] = [new World(), new World("two")];
  for (const one of [old, world]) one.publish("a");
  const { client } = clientOf((request) => (request.url.includes("versions") ? old : world).answer(request));
  const copy = new Copy(client);
  await copy.update();
  assert.deepEqual(await held(copy), world.live);
});

test("tags are compared as they are of the bytes, whoever compressed them on their way", async () => {
  const world = populated();
  const storage = memory();
  const { client } = clientOf(async (request) => {
    const answer = world.answer(request);
    const tag = answer.headers.get("ETag");
    return json(await answer.json(), tag ? { headers: { ETag: `W/${tag.slice(0, -1)}-gzip"` } } : {});
  });
  await new Copy(client, storage).update();
  const { entries } = (await storage.load()) ?? assert.fail();
  for (const { etag } of Object.values(entries)) assert.match(etag ?? "", /^"[0-9a-f]{64}"$/);
});

test("whoever asks while an update is under way gets that one", async () => {
  const { copy, asked } = copyOf(populated());
  const [one, other] = await Promise.all([copy.update(), copy.update()]);
  assert.equal(one, other);
  assert.equal(asked.filter(({ url }) => url.includes("snapshot")).length, 2);
});

test("following bears with an API that is away, and ends with its signal", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const world = populated();
  let requests = 0;
  const { copy } = copyOf(world, memory(), () => {
    requests += 1;
    if (requests === 1) throw new TypeError("fetch failed");
  });
  const leaving = new AbortController();
  const failures: unknown[] = [];
  const found: Update[] = [];
  const ticking = setInterval(() => mock.timers.tick(60_000), 5);
  for await (const update of copy.follow({ signal: leaving.signal, onFailure: (wrong) => failures.push(wrong) })) {
    found.push(update);
    world.publish("a");
    if (found.length === 3) leaving.abort();
  }
  clearInterval(ticking);
  mock.timers.reset();
  assert.equal(failures.length, 1);
  assert.deepEqual(
    found.map(({ changed }) => changed.length),
    [6, 1, 1],
  );
});

test("following does not go on for ever with what will not get better", async () => {
  const { client } = clientOf(() => problem(404, "not_found"));
  const wrong = await caught(new Copy(client).follow().next());
  assert.equal(wrong.status, 404);
});

// --- A folder -----------------------------------------------------------------------------------------------------

test("what was withdrawn is off the disk", async () => {
  const world = populated();
  const place = newFolder();
  const { copy } = copyOf(world, directory(place));
  await copy.update();
  const text = JSON.stringify(world.stories.get("x"));
  const files = () => readdirSync(join(place, "texts")).map((name) => readFileSync(join(place, "texts", name), "utf8"));
  assert.ok(files().includes(text));
  world.withdraw("x");
  await copy.update();
  assert.ok(!files().includes(text));
  assert.equal(files().length, 5);
});

test("another process reads what this one has updated", async () => {
  const world = populated();
  const place = newFolder();
  const writing = copyOf(world, directory(place)).copy;
  await writing.update();
  const { copy: reading, asked } = copyOf(world, directory(place));
  assert.deepEqual(await held(reading), world.live);
  world.publish("a");
  world.withdraw("x");
  await writing.update();
  assert.deepEqual([await reading.article("a"), await reading.story("x")], [world.articles.get("a"), null]);
  assert.equal(asked.length, 0);
});

test("a folder that was damaged is begun anew", async () => {
  const world = populated();
  const place = newFolder();
  const index = join(place, "index.json");
  const damages = [
    () => writeFileSync(index, "{"),
    () => writeFileSync(index, "null"),
    () => writeFileSync(index, '{"format": 2}'),
    () => rmSync(join(place, "texts", readdirSync(join(place, "texts"))[0] ?? "")),
    () => rmSync(join(place, "texts"), { recursive: true }),
    () => writeFileSync(join(place, "texts", "left-over"), "from a process that was killed"),
  ];
  for (const damage of damages) {
    await copyOf(world, directory(place)).copy.update();
    damage();
    const { copy } = copyOf(world, directory(place));
    await copy.update();
    assert.deepEqual(await held(copy), world.live);
    assert.ok(!existsSync(join(place, "texts", "left-over")));
  }
});

test("a place that can't be written to is said", async () => {
  const place = newFolder();
  writeFileSync(place, "a file");
  const wrong = await thrown(copyOf(populated(), directory(join(place, "copy"))).copy.update());
  assert.match(String(wrong), /ENOTDIR/);
});

test("two that update one folder can't leave it with less than its index says", async () => {
  const place = newFolder();
  const [one, other] = [directory(place), directory(place)];
  const entry = (name: string) => ({ subject: "article", name, version: 1, etag: null, text: name }) as const;
  await one.write("a", "{}");
  await other.write("b", "{}");
  await other.commit({ format: 1, cursor: "other", asOf: null, entries: { b: entry("b") } }); // "a" is off the disk
  const wrong = await thrown(one.commit({ format: 1, cursor: "one", asOf: null, entries: { a: entry("a") } }));
  assert.match(String(wrong), /Another process updates/);
  assert.equal((await one.load())?.cursor, "other");
});
