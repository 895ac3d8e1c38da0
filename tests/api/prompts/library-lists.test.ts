import { describe, expect, test } from "vitest";
import { createId } from "../../../lib/platform/ids.ts";
import { countUse } from "../../../lib/prompts/library/count-use.ts";
import type { PromptPage, PromptView } from "../../../lib/prompts/library/prompt.schema.ts";
import type { PromptRecord } from "../../../lib/prompts/library/prompt-record.ts";
import { trendingScore } from "../../../lib/prompts/library/scores.ts";
import { createSystemContext } from "../../../lib/runtime/system-context.ts";
import { promptRow } from "../../../scripts/bench/prompts/prompt-rows.ts";
import { createAdjustableClock } from "../../support/adjustable-clock.ts";
import { createHarness, type Person } from "../../support/harness.ts";
import { createPromptCalls } from "../../support/prompt-calls.ts";

const clock = createAdjustableClock();
const harness = await createHarness({ environment: { REDIS_ENABLED: "false" }, overrides: { clock } });
const { prompts, db, promptFavourites } = harness.runtime.deps;
const { make, list, show } = createPromptCalls(harness);
const owner = await harness.createPerson();
const mate = await harness.addPerson(owner, "USER");
const stranger = await harness.createPerson();

const START = Date.UTC(2026, 5, 1);
const WHOSE = [
  { orgId: owner.orgId, ownerId: owner.userId, visibility: "private" },
  { orgId: owner.orgId, ownerId: mate.userId, visibility: "private" },
  { orgId: owner.orgId, ownerId: owner.userId, visibility: "organization" },
  { orgId: owner.orgId, ownerId: mate.userId, visibility: "organization" },
  { orgId: owner.orgId, ownerId: mate.userId, visibility: "public" },
  { orgId: stranger.orgId, ownerId: stranger.userId, visibility: "private" },
  { orgId: stranger.orgId, ownerId: stranger.userId, visibility: "organization" },
  { orgId: stranger.orgId, ownerId: stranger.userId, visibility: "public" },
  { orgId: "", ownerId: null, visibility: "public" },
] as const;

/** Several of each kind, in no order of their ids; some have the very same scores. */
const rows: PromptRecord[] = Array.from({ length: 270 }, (_, index) => {
  const whose = WHOSE[index % WHOSE.length];
  if (!whose) throw new Error("Nobody's.");
  return promptRow({ _id: createId("prompt"), ...whose }, (index * 37) % 180, new Date(START + (index % 60) * 3_600_000));
});
await db.withTransaction(async (session) => {
  for (const row of rows) await prompts.insert(row, session);
});

const mayRead = (row: PromptRecord, by: Person) =>
  row.visibility === "public" || (row.orgId === by.orgId && (row.visibility === "organization" || row.ownerId === by.userId));
const AMONG: Readonly<Record<string, (row: PromptRecord, by: Person) => boolean>> = {
  all: () => true,
  mine: (row, by) => row.orgId === by.orgId && row.ownerId === by.userId,
  organization: (row, by) => row.orgId === by.orgId && row.visibility === "organization",
  public: (row) => row.visibility === "public",
};
const SORTS = { trending: "trending", rated: "rated", recent: "updatedAt" } as const;

function expected(by: Person, asked: Readonly<Record<string, string>>): string[] {
  const { visibility = "all", sort = "trending", tag, ...facets } = asked;
  const field = sort === "rated" || sort === "recent" ? SORTS[sort] : "trending";
  return rows
    .filter((row) => mayRead(row, by) && AMONG[visibility]?.(row, by))
    .filter((row) => Object.entries(facets).every(([name, value]) => Reflect.get(row, name) === value))
    .filter((row) => tag === undefined || row.tags.includes(tag))
    .toSorted((a, b) => Number(b[field]) - Number(a[field]) || (a._id < b._id ? 1 : -1))
    .map(({ _id }) => _id);
}

async function walk(as: Person, asked: Readonly<Record<string, string>>, limit: number): Promise<string[]> {
  const found: string[] = [];
  for (let cursor: string | null = null; ; ) {
    const page: PromptPage = await list(
      as,
      `?${new URLSearchParams({ ...asked, limit: String(limit), ...(cursor !== null && { cursor }) })}`,
    );
    found.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
    if (cursor === null) return found;
  }
}

describe("page by page a list is exactly what one may read and asked for, in its order, each once", () => {
  const asked: Readonly<Record<string, string>>[] = [
    {},
    { sort: "rated" },
    { sort: "recent" },
    { visibility: "mine" },
    { visibility: "mine", sort: "recent", category: "coding" },
    { visibility: "organization", sort: "rated" },
    { visibility: "public", level: "advanced" },
    { category: "legal" },
    { role: "lawyer", level: "beginner", sort: "rated" },
    { category: "writing", pattern: "rubric", sort: "recent" },
    { tag: "letter" },
    { tag: "letter", level: "advanced", sort: "rated" },
    { source: "shipped" },
    { source: "copied", pattern: "steps" },
    { category: "sales", role: "founder", pattern: "role", level: "intermediate" },
  ];
  test.each(asked.map((each) => [JSON.stringify(each), each] as const))("%s", async (_name, each) => {
    for (const by of [owner, mate, stranger]) expect(await walk(by, each, 50)).toEqual(expected(by, each));
  });

  test("in small pages too, where many have the same score", async () => {
    expect(await walk(owner, { sort: "rated", level: "beginner" }, 5)).toEqual(expected(owner, { sort: "rated", level: "beginner" }));
  });

  test("the model would see a prompt left out or in the wrong place", () => {
    expect(expected(owner, {}).length).toBeGreaterThan(100);
    expect(expected(owner, {})).not.toEqual(expected(owner, { sort: "rated" }));
    expect(expected(owner, {}).toSorted()).not.toEqual(expected(mate, {}).toSorted());
  });
});

describe("a search", () => {
  const titles = async (as: Person, q: string, query = "") =>
    (await list(as, `?q=${encodeURIComponent(q)}${query}`)).items.map(({ title }) => title);
  test("finds words, their beginnings and forms, phrases and tags, in any case and accent, among what one may read", async () => {
    await make(owner, { title: "Résumé of quarterly earnings", description: "Numbers first", tags: ["zebra stripes"] });
    for (const q of ["resume", "QUARTERLY earning", "quart", '"numbers first"', "zebra", "earnings resume"])
      expect(await titles(owner, q)).toEqual(["Résumé of quarterly earnings"]);
    for (const q of ["quarterly loss", '"first numbers"', "uarterly", '"earnings numbers"', "!!!", ""])
      expect(await titles(owner, q)).toEqual([]);
    expect(await titles(stranger, "zebra")).toEqual([]);
    expect(await titles(mate, "zebra")).toEqual([]);
    expect(await titles(owner, "zebra", "&visibility=mine&category=writing")).toEqual(["Résumé of quarterly earnings"]);
    expect(await titles(owner, "zebra", "&category=legal")).toEqual([]);
    expect(await titles(owner, "zebra", "&visibility=public")).toEqual([]);
  });

  test("goes through all that it finds, page by page, by what is used most", async () => {
    const wanted = rows.filter((row) => mayRead(row, owner) && row.title.startsWith("Summarize") && row.level === "beginner");
    const order = wanted.toSorted((a, b) => b.trending - a.trending || (a._id < b._id ? 1 : -1)).map(({ _id }) => _id);
    expect(order.length).toBeGreaterThan(2);
    expect(await walk(owner, { q: "summarizing", level: "beginner" }, 2)).toEqual(order);
  });
});

test("a cursor of another order, or of nobody's making, is refused", async () => {
  const { nextCursor } = await list(owner, "?limit=2&sort=rated");
  for (const query of [
    `?cursor=${nextCursor}&sort=recent`,
    "?cursor=abc",
    `?cursor=${Buffer.from('["rated",1e300,"x"]').toString("base64url")}`,
  ])
    expect((await harness.call("GET", `/api/prompts${query}`, { as: owner })).status).toBe(422);
});

test("uses count at once, however many come together: runs, ratings, their mean, and the order of what is used", async () => {
  const made = await make(owner, { visibility: "organization" });
  const ctx = createSystemContext(harness.runtime, { job: "test", orgId: owner.orgId });
  const of = { orgId: owner.orgId, _id: made.id };
  const before = await prompts.find(owner.orgId, owner.userId, made.id);
  await Promise.all(Array.from({ length: 20 }, () => countUse(ctx, of, "run")));
  for (const rating of [5, 4]) await countUse(ctx, of, { rating, before: null });
  await countUse(ctx, of, { rating: 2, before: 4 });
  await countUse(ctx, of, "favourite");
  const after = await prompts.find(owner.orgId, owner.userId, made.id);
  expect(after).toMatchObject({ runs: 20, ratings: 2, ratingSum: 7, favourites: 1, rated: (5 * 3.5 + 7) / 7 });
  let trending = before?.trending ?? Number.NaN;
  for (const weight of [...Array(20).fill(1), 3, 3]) trending = trendingScore(trending, clock.now(), weight);
  expect(after?.trending).toBeCloseTo(trending, 4);
  expect((await list(owner, "?visibility=mine")).items[0]).toMatchObject({ id: made.id, runs: 20, rating: { mean: 3.5, count: 2 } });
});

describe("what stands first", () => {
  const featured = (as: Person) => harness.json<{ items: PromptView[] }>("GET", "/api/prompts/featured", { as });
  const feature = async (as: Person, { id, revision }: PromptView, isFeatured: boolean): Promise<PromptView> =>
    (await harness.call("PUT", `/api/prompts/${id}/featured`, { as, body: { revision, isFeatured } })).json();

  test("is an organization's own choice and what is shipped: nothing else reaches it, through the cache or past it", async () => {
    const [ours, theirs] = [
      await feature(owner, await make(owner, { title: "canary-ours", visibility: "organization" }), true),
      await feature(stranger, await make(stranger, { title: "canary-theirs", visibility: "organization" }), true),
    ];
    await feature(stranger, await (await show(stranger, await make(stranger, { title: "canary-pushed" }), "public")).json(), true);
    const secret = await make(owner, { title: "canary-private" });
    expect(
      (await harness.call("PUT", `/api/prompts/${secret.id}/featured`, { as: owner, body: { revision: 0, isFeatured: true } })).status,
    ).toBe(409);
    const shipped = promptRow({ _id: createId("prompt"), orgId: "", ownerId: null, visibility: "public" }, 1, new Date(START), {
      isFeatured: true,
      title: "canary-shipped",
    });
    await db.withTransaction((session) => prompts.insert(shipped, session));
    await harness.runtime.deps.cache.delete({ name: "featured-prompts", orgId: owner.orgId, userId: "", query: "" });
    await harness.runtime.deps.cache.delete({ name: "featured-prompts", orgId: stranger.orgId, userId: "", query: "" });
    for (let round = 0; round < 2; round += 1) {
      const titles = async (as: Person) => (await featured(as)).items.map(({ title }) => title).toSorted();
      expect(await titles(owner)).toEqual(["canary-ours", "canary-shipped"]);
      expect(await titles(mate)).toEqual(["canary-ours", "canary-shipped"]);
      expect(await titles(stranger)).toEqual(["canary-pushed", "canary-shipped", "canary-theirs"]);
    }
    expect([ours.isFeatured, theirs.isFeatured]).toEqual([true, true]);
  });

  test("comes from the cache, tells each reader their own marks, and follows every change of what stands in it", async () => {
    const fresh = await harness.createPerson();
    const other = await harness.addPerson(fresh, "READ_ONLY");
    const made = await make(fresh, { title: "First", visibility: "organization" });
    const titles = async (as: Person = fresh) =>
      (await featured(as)).items.filter(({ source }) => source !== "shipped").map(({ title }) => title);
    expect(await titles()).toEqual([]);
    const chosen = await feature(fresh, made, true);
    expect(await titles()).toEqual(["First"]);
    const patched = await harness.call("PATCH", `/api/prompts/${made.id}`, {
      as: fresh,
      body: { revision: chosen.revision, title: "Renamed" },
    });
    expect(await titles(other)).toEqual(["Renamed"]);
    // Behind the library's back: whoever asks within five minutes is still answered by the cache.
    const renamed: PromptView = await patched.json();
    await db.withTransaction((session) => prompts.change(fresh.orgId, made.id, renamed.revision, { title: "Unseen" }, session));
    expect(await titles()).toEqual(["Renamed"]);
    clock.advance(301_000);
    expect(await titles()).toEqual(["Unseen"]);
    await harness.call("PUT", `/api/prompts/${made.id}/favourite`, { as: fresh });
    expect(await promptFavourites.listAmong(fresh.orgId, fresh.userId, [made.id])).toEqual([made.id]);
    const marksOf = async (as: Person) => (await featured(as)).items.find(({ id }) => id === made.id)?.isFavourite;
    expect([await marksOf(fresh), await marksOf(other)]).toEqual([true, false]);
    const withdrawn = await show(fresh, { ...renamed, revision: renamed.revision + 1 }, "private");
    expect(await withdrawn.json()).toMatchObject({ visibility: "private", isFeatured: false });
    expect(await titles(other)).toEqual([]);
  });
});
