// Seeding asks once what is there, writes versions before the prompts that name them, and every id follows from the slug. So it may end
// anywhere and run again, and two that run at once write the same rows.

import { isDeepStrictEqual } from "node:util";
import type { Clock } from "../../platform/clock.ts";
import type { PromptStore, ShippedHead } from "../library/prompt.store.ts";
import type { PromptRecord } from "../library/prompt-record.ts";
import { wordsOfHead } from "../library/prompt-words.ts";
import { ratedScore, trendingScore, WEIGHTS } from "../library/scores.ts";
import { shelvesOf } from "../library/shelves.ts";
import type { PromptCategory } from "../schema.ts";
import { contentHashOf } from "../versions/make-version.ts";
import type { PromptVersionStore, ShippedVersion } from "../versions/version.store.ts";
import type { VersionRecord } from "../versions/version-record.ts";
import { toKept } from "../versions/version-text.ts";
import type { ShippedPrompt } from "./shipped-prompt.ts";
import { shippedPromptId, shippedVersionId } from "./shipped-prompt-id.ts";
import { contentOfShipped, SHIPPED_PROMPTS } from "./shipped-prompts.ts";

export type Shipped = ShippedPrompt & { category: PromptCategory };
export type SeedDeps = {
  prompts: Pick<PromptStore, "listShipped" | "insertShipped" | "changeShipped">;
  promptVersions: Pick<PromptVersionStore, "listShipped" | "insertShipped">;
  clock: Clock;
};
export type Seeded = { inserted: number; newVersions: number; changed: number; unchanged: number };

/** Puts the shipped prompts into the library of everybody. One that is no longer shipped stays: somebody may be using it. */
export async function seedShippedPrompts(
  { prompts, promptVersions, clock }: SeedDeps,
  shipped: readonly Shipped[] = SHIPPED_PROMPTS,
): Promise<Seeded> {
  const [kept, newest] = [await prompts.listShipped(), newestOf(await promptVersions.listShipped())];
  const known = new Map(kept.map((record) => [record._id, record]));
  const now = new Date(clock.now());
  const wanted = shipped.map((prompt) => toWanted(prompt, newest, now));
  const missing = wanted.flatMap(({ version }) => (version ? [version] : []));
  await promptVersions.insertShipped(missing);
  const inserts = wanted.filter(({ id }) => !known.has(id)).map(({ id, head }) => toNewRecord(id, head, now));
  await prompts.insertShipped(inserts);
  const changed = wanted.filter(({ id, head }) => isChanged(known.get(id), head));
  for (const { id, head } of changed) await prompts.changeShipped(id, { ...head, updatedAt: now });
  const newVersions = wanted.filter(({ id, version }) => version !== null && known.has(id)).length;
  return { inserted: inserts.length, newVersions, changed: changed.length, unchanged: wanted.length - inserts.length - changed.length };
}

type FixedHead = Omit<ShippedHead, "updatedAt">;
type Wanted = { id: string; head: FixedHead; version: VersionRecord | null };

function newestOf(versions: readonly ShippedVersion[]): ReadonlyMap<string, ShippedVersion> {
  return new Map(versions.toSorted((a, b) => a.number - b.number).map((version) => [version.promptId, version]));
}

/** What is to stand there, with a version where the text is a new one. */
function toWanted(prompt: Shipped, newest: ReadonlyMap<string, ShippedVersion>, now: Date): Wanted {
  const id = shippedPromptId(prompt.slug);
  const before = newest.get(id);
  const content = contentOfShipped(prompt);
  const contentHash = contentHashOf(content);
  if (before?.contentHash === contentHash) return { id, head: toHead(prompt, before.number), version: null };
  const number = (before?.number ?? 0) + 1;
  const _id = shippedVersionId(prompt.slug, number);
  const version: VersionRecord = {
    ...{ _id, orgId: "", promptId: id, privateOf: null, number, contentHash, source: "shipped" },
    ...toKept(content, { _id }, null),
    message: number === 1 ? "Comes with the product" : "Comes with a newer release of the product",
    // A test holds that the lint finds nothing in a shipped prompt; to look through them all takes seconds.
    ...{ basedOn: before?.number ?? null, lint: [], createdBy: null, createdAt: now },
  };
  return { id, head: toHead(prompt, number), version };
}

function toHead({ title, description, category, role, pattern, level, tags, isFeatured = false }: Shipped, number: number): FixedHead {
  const head = { title, description, category, role, pattern, level, tags };
  const shelves = shelvesOf({ ...head, orgId: "", source: "shipped", isFeatured });
  return { ...head, words: wordsOfHead(head), shelves, isFeatured, latest: number, publicVersion: number };
}

function isChanged(record: PromptRecord | undefined, head: FixedHead): boolean {
  if (!record) return false;
  const { title, description, category, role, pattern, level, tags, words, shelves, isFeatured, latest, publicVersion } = record;
  const kept: FixedHead = { title, description, category, role, pattern, level, tags, words, shelves, isFeatured, latest, publicVersion };
  return !isDeepStrictEqual(kept, head);
}

function toNewRecord(id: string, head: FixedHead, now: Date): PromptRecord {
  return {
    ...{ _id: id, orgId: "", ownerId: null, visibility: "public", audience: "public", privateOf: null },
    ...head,
    ...{ source: "shipped", origin: null, labels: [], protectedLabels: [] },
    ...{ runs: 0, favourites: 0, ratings: 0, ratingSum: 0, rated: ratedScore(0, 0) },
    trending: trendingScore(null, now.getTime(), WEIGHTS.created),
    ...{ createdBy: null, createdAt: now, updatedAt: now, revision: 0 },
  };
}
