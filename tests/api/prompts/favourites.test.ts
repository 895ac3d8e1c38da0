import { describe, expect, test } from "vitest";
import type { PromptPage } from "../../../lib/prompts/library/prompt.schema.ts";
import { promptCollection } from "../../../lib/prompts/library/prompt.store.ts";
import { createHarness, type Person } from "../../support/harness.ts";
import { makePrompt, publish } from "../../support/social-prompts.ts";

const harness = await createHarness();
const { db } = harness.runtime.deps;
const owner = await harness.createPerson();
const [ana, reader, stranger] = [
  await harness.addPerson(owner, "USER"),
  await harness.addPerson(owner, "READ_ONLY"),
  await harness.createPerson(),
];

const mark = (as: Person, promptId: string, method: "PUT" | "DELETE" = "PUT") =>
  harness.call(method, `/api/prompts/${promptId}/favourite`, { as });
const list = (as: Person, query = "") => harness.json<PromptPage>("GET", `/api/prompts/favourites${query}`, { as });
const idsOf = ({ items }: PromptPage) => items.map(({ id }) => id);
const countOf = async (promptId: string) => (await db.collection(promptCollection).findOne({ _id: promptId }))?.favourites;

describe("a favourite", () => {
  test("is marked once however often it is asked for, also at once, and counted once; taken off it is gone", async () => {
    const { _id } = await makePrompt(harness, owner);
    const marked = await Promise.all(Array.from({ length: 8 }, () => mark(ana, _id)));
    expect(marked.map(({ status }) => status)).toEqual(marked.map(() => 200));
    expect(await countOf(_id)).toBe(1);
    expect((await list(ana)).items).toMatchObject([{ id: _id, isFavourite: true }]);
    for (const method of ["DELETE", "DELETE"] as const) expect((await mark(ana, _id, method)).status).toBe(200);
    expect(await countOf(_id)).toBe(0);
    expect((await list(ana)).items).toEqual([]);
  });

  test("is one's own: nobody else's list shows it, and a reader marks nothing", async () => {
    const { _id } = await makePrompt(harness, owner);
    await mark(ana, _id);
    expect(idsOf(await list(owner))).toEqual([]);
    expect((await mark(reader, _id)).status).toBe(403);
    expect(idsOf(await list(reader))).toEqual([]);
    await mark(ana, _id, "DELETE");
  });

  test("of what cannot be read is refused, and one that cannot be read any more is not shown, but taken off", async () => {
    const prompt = await makePrompt(harness, owner, { title: "Kestrel" });
    for (const method of ["PUT", "DELETE"] as const) expect((await mark(stranger, prompt._id, method)).status).toBe(404);
    await publish(harness, prompt, { template: "Say hello." });
    expect((await mark(stranger, prompt._id)).status).toBe(200);
    expect(idsOf(await list(stranger))).toEqual([prompt._id]);
    const taken = { visibility: "organization", audience: owner.orgId } as const;
    await db.collection(promptCollection).updateOne({ _id: prompt._id }, { $set: taken });
    expect(JSON.stringify(await list(stranger))).not.toContain("Kestrel");
    expect((await mark(stranger, prompt._id, "DELETE")).status).toBe(200);
    expect(await countOf(prompt._id)).toBe(0);
  });

  test("pages from the last marked to the first, and a foreign cursor is refused", async () => {
    const prompts = [await makePrompt(harness, owner), await makePrompt(harness, owner), await makePrompt(harness, owner)];
    for (const { _id } of prompts) await mark(ana, _id);
    const first = await list(ana, "?limit=2");
    const rest = await list(ana, `?limit=2&cursor=${first.nextCursor}`);
    expect([...idsOf(first), ...idsOf(rest)]).toEqual(prompts.map(({ _id }) => _id).reverse());
    expect(rest.nextCursor).toBeNull();
    expect((await harness.call("GET", "/api/prompts/favourites?cursor=nonsense", { as: ana })).status).toBe(422);
  });
});
