import { describe, expect, test, vi } from "vitest";
import { searchKnowledge } from "../../../lib/knowledge/search-knowledge.ts";
import { createHarness } from "../../support/harness.ts";
import { hashedEmbedder } from "../../support/hashed-embedder.ts";
import { addIndexedFile, contextOf } from "../../support/knowledge-world.ts";

const embedder = hashedEmbedder();
const harness = await createHarness({ overrides: { embedder } });
const person = await harness.createPerson();
const ctx = contextOf(harness, person);
const LEASE = [
  "The deposit is three monthly rents.",
  "The landlord returns it within six weeks.",
  "Pets are allowed with written consent.",
];
const texts = async (query: string, input: object = {}, as = ctx) =>
  (await searchKnowledge(as, { query, ...input })).map(({ text }) => text);

describe("what is found", () => {
  test("the passage that answers comes first, with its file, page and place", async () => {
    const fileId = await addIndexedFile(harness, person, { name: "lease.txt", passages: LEASE, headings: ["Lease", "Money"] });
    const [best] = await searchKnowledge(ctx, { query: "When does the landlord return the deposit?" });
    expect(best).toMatchObject({ fileId, fileName: "lease.txt", chunkIndex: 1, page: 2, headings: ["Lease", "Money"], text: LEASE[1] });
    expect(best?.start).toBe((LEASE[0]?.length ?? 0) + 1);
    expect(best?.score).toBeGreaterThan(0);
  });

  test("a filter by file, chat, project or tag lets only its own through", async () => {
    const own = await harness.createPerson();
    const as = contextOf(harness, own);
    const one = await addIndexedFile(harness, own, { passages: ["heron one"], projectId: "prj_a", tags: ["birds", "old"] });
    await addIndexedFile(harness, own, { passages: ["heron two"], chatId: "cht_b", tags: ["birds"] });
    expect((await texts("heron", {}, as)).toSorted()).toEqual(["heron one", "heron two"]);
    expect(await texts("heron", { fileIds: [one] }, as)).toEqual(["heron one"]);
    expect(await texts("heron", { fileIds: [] }, as)).toEqual([]);
    expect(await texts("heron", { projectId: "prj_a" }, as)).toEqual(["heron one"]);
    expect(await texts("heron", { chatId: "cht_b" }, as)).toEqual(["heron two"]);
    expect(await texts("heron", { tags: ["birds", "old"] }, as)).toEqual(["heron one"]);
  });
});

describe("whose passages", () => {
  test("nobody finds those of another person, neither of the same organization nor with the file's id", async () => {
    const owner = await harness.createPerson();
    const colleague = await harness.addPerson(owner, "USER");
    const stranger = await harness.createPerson();
    const secret = await addIndexedFile(harness, owner, { passages: ["the heron nests behind the mill"] });
    for (const other of [colleague, stranger]) {
      await addIndexedFile(harness, other, { passages: ["a heron of my own"] });
      expect(await texts("heron mill", {}, contextOf(harness, other))).toEqual(["a heron of my own"]);
      expect(await texts("heron mill", { fileIds: [secret] }, contextOf(harness, other))).toEqual([]);
    }
    expect(await texts("heron mill", {}, contextOf(harness, owner))).toEqual(["the heron nests behind the mill"]);
  });

  test("no word and no vector of a passage lies in the database in clear", async () => {
    const own = await harness.createPerson();
    await addIndexedFile(harness, own, { passages: ["zanzibar zanzibar"], headings: ["quixotic"] });
    const { db } = harness.runtime.deps;
    for (const name of ["knowledge_chunks", "knowledge_segments", "knowledge_indexes", "knowledge_people"]) {
      const rows = await db.collection({ name, indexes: [] }).find({ orgId: own.orgId }).toArray();
      expect(rows.length).toBeGreaterThan(0);
      expect(JSON.stringify(rows)).not.toMatch(/zanzibar|quixotic/);
      expect(rows.some((row) => "vector" in row || "tokens" in row)).toBe(false);
    }
  });
});

describe("another model than the one that made the vectors", () => {
  test("the old vectors are not compared with new ones, words still find, and a job makes them anew", async () => {
    const own = await harness.createPerson();
    await addIndexedFile(harness, own, { passages: ["the kestrel hunts at dusk"] });
    const newer = hashedEmbedder("tests/newer", 128);
    // The queue calls the new app, as it would after a deployment.
    const { NEXT_PUBLIC_APP_URL: _page, NEXTAUTH_URL: _session, ...shared } = harness.environment;
    const second = await createHarness({ environment: shared, overrides: { embedder: newer } });
    const before = await second.runtime.deps.personIndexes.load(own);
    expect(before[0]?.embedder).toMatchObject({ model: "tests/hashed-words" });
    const found = await searchKnowledge(contextOf(second, own), { query: "kestrel" });
    expect(found.map(({ text }) => text)).toEqual(["the kestrel hunts at dusk"]);
    expect(newer.calls.filter(({ kind }) => kind === "query")).toEqual([]);
    await vi.waitFor(
      async () => {
        const [segment] = await second.runtime.deps.personIndexes.load(own);
        expect(segment?.embedder).toMatchObject({ model: "tests/newer", dimensions: 128 });
      },
      { timeout: 20_000, interval: 100 },
    );
    expect((await searchKnowledge(contextOf(second, own), { query: "kestrel" })).length).toBe(1);
  });
});
