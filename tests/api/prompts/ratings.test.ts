import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { promptCollection } from "../../../lib/prompts/library/prompt.store.ts";
import { ratingCollection } from "../../../lib/prompts/social/rating.store.ts";
import { createHarness, type Person } from "../../support/harness.ts";
import { makePrompt, publish } from "../../support/social-prompts.ts";

const harness = await createHarness();
const { db } = harness.runtime.deps;
const owner = await harness.createPerson();
const [ana, ben, reader] = [
  await harness.addPerson(owner, "USER"),
  await harness.addPerson(owner, "USER"),
  await harness.addPerson(owner, "READ_ONLY"),
];
const stranger = await harness.createPerson();

const rate = (as: Person, promptId: string, stars: unknown) =>
  harness.call("PUT", `/api/prompts/${promptId}/rating`, { as, body: { stars } });
const codeOf = async (response: Promise<Response>) => (await (await response).json()).code;
const ratingsOf = (promptId: string) => db.collection(ratingCollection).find({ promptId }).toArray();

async function expectSummed(promptId: string): Promise<void> {
  const [prompt, rows] = [await db.collection(promptCollection).findOne({ _id: promptId }), await ratingsOf(promptId)];
  const sum = rows.reduce((total, { stars }) => total + stars, 0);
  expect({ ratings: prompt?.ratings, ratingSum: prompt?.ratingSum }).toEqual({ ratings: rows.length, ratingSum: sum });
}

describe("a rating", () => {
  test("is one for each person: the same again changes nothing, another number takes its place", async () => {
    const { _id } = await makePrompt(harness, owner);
    for (const stars of [4, 4, 2]) {
      const response = await rate(ana, _id, stars);
      expect(response.status).toBe(200);
      expect(await response.json()).toEqual({ promptId: _id, stars });
    }
    expect(await ratingsOf(_id)).toMatchObject([{ userId: ana.userId, orgId: ana.orgId, stars: 2 }]);
    await expectSummed(_id);
  });

  test("given twenty times at once is one rating, counted once", async () => {
    const { _id } = await makePrompt(harness, owner);
    const sent = await Promise.all(Array.from({ length: 20 }, () => rate(ana, _id, 5)));
    expect(sent.map(({ status }) => status)).toEqual(sent.map(() => 200));
    expect(await ratingsOf(_id)).toHaveLength(1);
    await expectSummed(_id);
  });

  test("of one's own prompt is refused, as is one of a reader, of what cannot be read, and of six stars", async () => {
    const { _id } = await makePrompt(harness, owner);
    const secret = await makePrompt(harness, owner, { visibility: "private" });
    expect(await codeOf(rate(owner, _id, 5))).toBe("prompts.rating_own");
    expect((await rate(reader, _id, 5)).status).toBe(403);
    for (const [as, promptId] of [
      [ana, secret._id],
      [stranger, _id],
    ] as const)
      expect(await codeOf(rate(as, promptId, 5))).toBe("prompts.not_found");
    for (const stars of [0, 6, 2.5, "5"]) expect((await rate(ana, _id, stars)).status).toBe(422);
    expect(await ratingsOf(_id)).toEqual([]);
  });

  test("of a person in two organizations counts once", async () => {
    const prompt = await makePrompt(harness, owner);
    await publish(harness, prompt, { template: "Say hello." });
    const ofs = { userId: stranger.userId, promptId: prompt._id, stars: 1, at: new Date() };
    const elsewhere = "org_01HZZZZZZZZZZZZZZZZZZZZZZZ";
    await db.withTransaction((session) => harness.runtime.deps.promptRatings.put(elsewhere, ofs, session));
    expect(await codeOf(rate(stranger, prompt._id, 5))).toBe("prompts.rated_elsewhere");
    expect(await ratingsOf(prompt._id)).toMatchObject([{ stars: 1, orgId: elsewhere }]);
  });

  test("whoever rates what and however often, the sum on a prompt is that of its ratings", async () => {
    const prompts = [await makePrompt(harness, owner), await makePrompt(harness, owner)];
    await publish(harness, prompts[0] ?? prompts[1] ?? (await makePrompt(harness, owner)), { template: "Say hello." });
    const step = fc.record({
      by: fc.constantFrom(ana, ben, stranger),
      of: fc.integer({ min: 0, max: 1 }),
      stars: fc.integer({ min: 1, max: 5 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
        await Promise.all(steps.map(({ by, of, stars }) => rate(by, prompts[of]?._id ?? "", stars)));
        for (const { _id } of prompts) await expectSummed(_id);
      }),
      { numRuns: 12 },
    );
  });
});
