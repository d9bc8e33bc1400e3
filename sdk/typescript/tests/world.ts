// An API made up: articles and stories that come and go, with their snapshot and their feed.

import { createHash } from "node:crypto";
import type { Change } from "@health-content/client";
import { json, problem, SITE } from "./answers.js";
import { pickOne, type Random } from "./reading.js";

type Document = { readonly slug: string; readonly version: number } | { readonly id: string };

const PER_PAGE = 3;

export class World {
  readonly articles = new Map<string, Document>();
  readonly stories = new Map<string, Document>();
  private versions = new Map<string, Document[]>();
  private changes: Change[] = [];
  private count = 0;

  constructor(private epoch = "one") {}

  /** What a copy has to come to. */
  get live(): unknown[] {
    const sorted = (these: Map<string, Document>) => [...these].sort().map(([, document]) => document);
    return [...sorted(this.articles), ...sorted(this.stories)];
  }

  publish(slug: string): void {
    const versions = this.versions.get(slug) ?? [];
    const document = { slug, version: versions.length + 1, body: `${this.epoch} ${(this.count += 1)}` };
    this.versions.set(slug, [...versions, document]);
    this.articles.set(slug, document);
    this.tell("article.published", { subject: "article", slug, version: document.version });
  }

  retire(slug: string): void {
    if (this.articles.delete(slug)) this.tell("article.retired", { subject: "article", slug });
  }

  approve(id: string): void {
    this.stories.set(id, { id, body: `${this.epoch} ${(this.count += 1)}` } as Document);
    this.tell("story.published", { subject: "story", id });
  }

  withdraw(id: string): void {
    if (this.stories.delete(id)) this.tell("story.removed", { subject: "story", id });
  }

  /** Something that clients of today know nothing of. */
  tell(kind: string, about: Partial<Change>): void {
    const nothing = { subject: "article", slug: null, id: null, version: null, significance: null, successor: null };
    const sequence = this.changes.length + 1;
    this.changes.push({ sequence, kind, ...nothing, at: "2026-11-30T00:00:00Z", url: "/", ...about } as Change);
  }

  /** Something happens. */
  happen(random: Random): void {
    const slug = pickOne(["a", "b", "c", "d", "e"], random);
    const id = pickOne(["v", "w", "x", "y", "z"], random);
    pickOne(
      [() => this.publish(slug), () => this.retire(slug), () => this.approve(id), () => this.withdraw(id)],
      random,
    )();
  }

  answer(request: Request): Response {
    const url = new URL(request.url);
    const [kind, name = "", , version] = url.pathname.replace("/api/v1/", "").split("/");
    if (kind === "changes") return this.feed(url.searchParams.get("after") ?? this.cursor(0));
    if (kind === "snapshot") return this.snapshot(url.searchParams.get("cursor"));
    const document = version
      ? this.versions.get(name)?.[Number(version) - 1]
      : (kind === "articles" ? this.articles : this.stories).get(name);
    return document ? json(document, { headers: { ETag: tagOf(document) } }) : problem(410, "gone");
  }

  private cursor(at: number): string {
    return `${this.epoch}.${at}`;
  }

  private feed(after: string): Response {
    const [epoch, at] = after.split(".");
    if (epoch !== this.epoch || Number(at) > this.changes.length) return problem(409, "resync");
    const results = this.changes.slice(Number(at), Number(at) + PER_PAGE);
    return json({ results, next_cursor: this.cursor(Number(at) + results.length) });
  }

  /** Pages go on after a name, so that what comes and goes meanwhile shifts nothing. */
  private snapshot(cursor: string | null): Response {
    const [epoch, from, after = ""] = cursor?.split(".") ?? [this.epoch, this.changes.length];
    if (epoch !== this.epoch) return problem(409, "resync");
    const articles = [...this.articles].map(([slug, one]) => ["0" + slug, { subject: "article", slug, id: null }, one]);
    const stories = [...this.stories].map(([id, one]) => ["1" + id, { subject: "story", slug: null, id }, one]);
    const rest = ([...articles, ...stories] as [string, object, Document][])
      .filter(([key]) => key > after)
      .sort(([one], [other]) => (one < other ? -1 : 1));
    const page = rest.slice(0, PER_PAGE);
    const results = page.map(([, about, one]) => ({
      ...about,
      version: "version" in one ? one.version : null,
      etag: tagOf(one),
      url: "/",
    }));
    const next = `${SITE}/api/v1/snapshot?cursor=${this.epoch}.${from}.${page.at(-1)?.[0]}`;
    return json({ results, next: rest.length > PER_PAGE ? next : null, follow_from: this.cursor(Number(from)) });
  }
}

function tagOf(document: Document): string {
  return `"${createHash("sha256").update(JSON.stringify(document)).digest("hex")}"`;
}
