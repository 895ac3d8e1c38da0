import { expect, test } from "vitest";
import { promptCollection } from "../../../lib/prompts/library/prompt.store.ts";
import { type Shipped, seedShippedPrompts } from "../../../lib/prompts/shipped/seed-shipped.ts";
import { shippedPromptId } from "../../../lib/prompts/shipped/shipped-prompt-id.ts";
import { SHIPPED_PROMPTS } from "../../../lib/prompts/shipped/shipped-prompts.ts";
import { promptVersionCollection } from "../../../lib/prompts/versions/version.store.ts";
import { createHarness } from "../../support/harness.ts";
import { createPromptCalls } from "../../support/prompt-calls.ts";

const harness = await createHarness();
const { deps } = harness.runtime;
const { get, list } = createPromptCalls(harness);
const COUNT = SHIPPED_PROMPTS.length;
const UNTOUCHED = { inserted: 0, newVersions: 0, changed: 0, unchanged: COUNT };
const [first] = SHIPPED_PROMPTS;
const slug = first?.slug ?? "";
const id = shippedPromptId(slug);

const counts = async () => [
  await deps.db.collection(promptCollection).countDocuments({ source: "shipped" }),
  await deps.db.collection(promptVersionCollection).countDocuments({ orgId: "" }),
];
const withFirst = (change: Partial<Shipped>): Shipped[] =>
  SHIPPED_PROMPTS.map((prompt) => (prompt.slug === slug ? { ...prompt, ...change } : prompt));

test("shipped prompts are in everybody's library once, however often and at whatever the same time they are seeded", async () => {
  await Promise.all([seedShippedPrompts(deps), seedShippedPrompts(deps)]);
  expect(await counts()).toEqual([COUNT, COUNT]);
  expect(await seedShippedPrompts(deps)).toEqual(UNTOUCHED);
  expect(await counts()).toEqual([COUNT, COUNT]);
  const somebody = await harness.createPerson();
  expect(await get(somebody, id)).toMatchObject({
    title: first?.title,
    source: "shipped",
    visibility: "public",
    isMine: false,
    version: 1,
  });
  const { items } = await list(somebody, "?q=minutes");
  expect(items.map(({ id: found }) => found)).toContain(shippedPromptId("meeting-notes-to-minutes"));
  const featured = await (await harness.call("GET", "/api/prompts/featured", { as: somebody })).json();
  expect(featured.items).toHaveLength(24);
});

test("a release that changes a text adds a version of it, one that changes a title adds none, and what people did with it stays", async () => {
  const somebody = await harness.createPerson();
  await deps.db.collection(promptCollection).updateOne({ _id: id }, { $set: { runs: 7, ratings: 1, ratingSum: 5 } });
  const newText = withFirst({ instructions: "Another word before it." });
  expect(await seedShippedPrompts(deps, newText)).toEqual({ ...UNTOUCHED, newVersions: 1, changed: 1, unchanged: COUNT - 1 });
  expect(await seedShippedPrompts(deps, newText)).toEqual(UNTOUCHED);
  expect(await get(somebody, id)).toMatchObject({
    version: 2,
    runs: 7,
    opened: { version: 2, content: { instructions: "Another word before it." } },
  });
  const newTitle = withFirst({ instructions: "Another word before it.", title: "Another title" });
  expect(await seedShippedPrompts(deps, newTitle)).toEqual({ ...UNTOUCHED, changed: 1, unchanged: COUNT - 1 });
  expect(await get(somebody, id)).toMatchObject({ title: "Another title", version: 2 });
});

test("seeding that ended between versions and prompts is finished by the next one", async () => {
  await deps.db.collection(promptCollection).deleteMany({ source: "shipped" });
  expect(await seedShippedPrompts(deps)).toMatchObject({ inserted: COUNT, changed: 0, unchanged: 0 });
  expect(await seedShippedPrompts(deps)).toEqual(UNTOUCHED);
});
