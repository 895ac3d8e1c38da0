import { describe, expect, test } from "vitest";
import type { LabelMoveView, LabelView } from "../../../lib/prompts/versions/labels/label.schema.ts";
import type { PromotionView, Readiness } from "../../../lib/prompts/versions/promotions/promotion.schema.ts";
import { createKey } from "../../support/api-keys.ts";
import { createHarness, type Person } from "../../support/harness.ts";
import { createLetterbox } from "../../support/letters.ts";
import { createPromptCalls } from "../../support/prompt-calls.ts";
import { proveVersion } from "../../support/prompt-proofs.ts";
import { insertPrompt } from "../../support/prompt-rows.ts";
import { until } from "../../support/until.ts";

const box = createLetterbox();
const harness = await createHarness({ overrides: { mailer: box.mailer } });
const { audit } = harness.runtime.deps;
const { get } = createPromptCalls(harness);
const owner = await harness.createPerson();
const [ana, ben, eve, stranger] = [
  await harness.addPerson(owner, "USER"),
  await harness.addPerson(owner, "ANALYST"),
  await harness.addPerson(owner, "ANALYST"),
  await harness.createPerson(),
];

type Of = { promptId: string; version: number };
const pathOf = (promptId: string, rest: string) => `/api/prompts/${promptId}/${rest}`;
const send = (as: Person | string, path: string, body: object) => harness.call("POST", path, { as, body });
const ask = (as: Person, { promptId, version }: Of) => send(as, pathOf(promptId, "promotions"), { version, reason: "It answers better" });
const decide = (as: Person | string, { promptId, id }: PromotionView, approve = true) =>
  send(as, pathOf(promptId, `promotions/${id}/decision`), { approve, reason: "Looked at it" });
const withdraw = (as: Person, { promptId, id }: PromotionView) => send(as, pathOf(promptId, `promotions/${id}/withdraw`), {});
const rollBack = (as: Person, promptId: string) => send(as, pathOf(promptId, "labels/production/rollback"), {});
const readiness = (as: Person, { promptId, version }: Of) =>
  harness.json<Readiness>("GET", pathOf(promptId, `versions/${version}/readiness`), { as });
const productionOf = async (promptId: string) =>
  (await harness.json<{ items: LabelView[] }>("GET", pathOf(promptId, "labels"), { as: owner })).items.find(
    ({ name }) => name === "production",
  );
const answerOf = async (response: Promise<Response>) => (await response).json();
const actionsOf = async (promptId: string) =>
  (await audit.listUnchained(owner.orgId, 500))
    .filter(({ target, action }) => target.id === promptId && /label|promotion/.test(action))
    .map(({ action }) => action);

/** Two versions by ana; asked for by her unless somebody else does. */
async function createProved(version = 2, contents = [{ template: "Say one." }, { template: "Say two." }]): Promise<Of> {
  const promptId = await insertPrompt(harness, ana, { contents });
  await proveVersion(harness, ana, { promptId, version });
  return { promptId, version };
}

test("a version gets into production once it is proved and a second person agrees; the trail and the history have every step", async () => {
  const of = await createProved();
  const { promptId } = of;
  expect(await readiness(ana, of)).toMatchObject({ missing: [], proof: { passRate: 1 } });
  const asked: PromotionView = await answerOf(ask(ana, of));
  expect(asked).toMatchObject({
    state: "open",
    version: 2,
    label: "production",
    from: null,
    own: ["requested", "wrote"],
    canDecide: false,
  });
  const letter = await until(async () => box.letters.find(({ to }) => to.email === ben.email), { what: "a letter to an analyst" });
  expect(letter.text).toContain(`/prompts/${promptId}/versions`);
  expect(letter.text).not.toContain("Say two");
  expect(box.letters.some(({ to }) => to.email === ana.email)).toBe(false);
  const seen = await harness.json<{ items: PromotionView[] }>("GET", pathOf(promptId, "promotions?state=open"), { as: ben });
  expect(seen.items).toMatchObject([{ id: asked.id, reason: "It answers better", canDecide: true, own: [] }]);
  expect((await get(ana, promptId)).version).toBe(2);
  expect(await answerOf(decide(ben, asked))).toMatchObject({ state: "approved", decidedBy: ben.userId, proof: { passRate: 1 } });
  expect(await productionOf(promptId)).toMatchObject({ version: 2, previous: null, isProtected: true, promotionId: null });
  const { items } = await harness.json<{ items: LabelMoveView[] }>("GET", pathOf(promptId, "labels/production/history"), { as: ana });
  expect(items).toMatchObject([{ deed: "promoted", from: null, to: 2, promotionId: asked.id, movedBy: ben.userId }]);
  expect(await actionsOf(promptId)).toEqual(["prompts.promotion-asked", "prompts.promotion-approved", "prompts.label-promoted"]);
});

describe("asking", () => {
  test("says all that is missing at once: a passed evaluation of this very version, readers, a second person", async () => {
    const promptId = await insertPrompt(harness, ana, { visibility: "private", contents: [{ template: "One." }] });
    const refused = await answerOf(ask(ana, { promptId, version: 1 }));
    expect(refused).toMatchObject({ status: 409, code: "prompts.promotion_blocked", missing: ["evaluation", "readers"] });
    const alone = await insertPrompt(harness, stranger);
    expect(await answerOf(ask(stranger, { promptId: alone, version: 1 }))).toMatchObject({ missing: ["evaluation", "second_person"] });
    const proved = await createProved(1);
    expect(await answerOf(ask(ana, { ...proved, version: 2 }))).toMatchObject({ missing: ["evaluation"] });
    expect(await answerOf(ask(ana, { ...proved, version: 7 }))).toMatchObject({ code: "prompts.version_not_found" });
    expect(await answerOf(ask(stranger, proved))).toMatchObject({ code: "prompts.not_found" });
  });

  test("twice, also at once, leaves one promotion; after a withdrawal there may be another", async () => {
    const of = await createProved();
    const both = await Promise.all([ask(ana, of), ask(eve, of)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const { items } = await harness.json<{ items: PromotionView[] }>("GET", pathOf(of.promptId, "promotions"), { as: ana });
    const [open] = items;
    if (!open || items.length !== 1) throw new Error("One promotion.");
    const [who, other] = open.requestedBy === ana.userId ? [ana, eve] : [eve, ana];
    expect(await answerOf(withdraw(other, open))).toMatchObject({ code: "prompts.promotion_own" });
    expect(await answerOf(withdraw(who, open))).toMatchObject({ state: "withdrawn" });
    expect(await answerOf(decide(ben, open))).toMatchObject({ code: "prompts.promotion_decided" });
    expect((await ask(eve, of)).status).toBe(200);
  });
});

describe("the decision", () => {
  test("is nobody's who asked or wrote the version, no key's, and nobody's without the permission", async () => {
    const promptId = await insertPrompt(harness, eve, { contents: [{ template: "One." }] });
    await proveVersion(harness, eve, { promptId, version: 1 });
    const asked: PromotionView = await answerOf(ask(ben, { promptId, version: 1 }));
    expect(await answerOf(decide(ben, asked))).toMatchObject({ status: 409, code: "prompts.promotion_own", own: ["requested"] });
    expect(await answerOf(decide(eve, asked))).toMatchObject({ code: "prompts.promotion_own", own: ["wrote"] });
    expect(await answerOf(decide(ana, asked))).toMatchObject({ status: 403, code: "auth.permission_required" });
    const { key } = await createKey(harness, owner);
    expect(await answerOf(decide(key, asked))).toMatchObject({ code: "auth.user_required" });
    expect(await answerOf(decide(stranger, asked))).toMatchObject({ code: "prompts.not_found" });
    expect(await productionOf(promptId)).toMatchObject({ version: null });
    expect(await answerOf(decide(owner, asked))).toMatchObject({ state: "approved" });
  });

  test("looks at the evaluation again: tests that have changed since prove nothing any more", async () => {
    const promptId = await insertPrompt(harness, ana, { contents: [{ template: "One." }] });
    const { testSetId } = await proveVersion(harness, ana, { promptId, version: 1 });
    const asked: PromotionView = await answerOf(ask(ana, { promptId, version: 1 }));
    const row = { values: {}, assertions: [{ type: "contains", value: "harder" }] };
    expect((await send(ana, pathOf(promptId, `test-sets/${testSetId}/rows`), { rows: [row] })).ok).toBe(true);
    expect(await answerOf(decide(ben, asked))).toMatchObject({ code: "prompts.promotion_blocked", missing: ["evaluation"] });
    expect(await productionOf(promptId)).toMatchObject({ version: null });
    expect(await answerOf(decide(ben, asked, false))).toMatchObject({ state: "declined", decisionReason: "Looked at it" });
    expect(await answerOf(ask(ana, { promptId, version: 1 }))).toMatchObject({ missing: ["evaluation"] });
  });

  test("of several people at the same moment is taken once", async () => {
    const of = await createProved();
    const asked: PromotionView = await answerOf(ask(ana, of));
    const decided = await Promise.all([decide(ben, asked), decide(eve, asked), decide(owner, asked), decide(ben, asked, false)]);
    expect(decided.filter(({ ok }) => ok)).toHaveLength(1);
    expect(decided.filter(({ status }) => status === 409)).toHaveLength(3);
    const { items } = await harness.json<{ items: LabelMoveView[] }>("GET", pathOf(of.promptId, "labels/production/history"), { as: ana });
    expect(items.length).toBeLessThanOrEqual(1);
  });
});

test("production goes back to what it was by one click, audited, and what was asked before that has to be asked anew", async () => {
  const of = await createProved(2, [{ template: "Say one." }, { template: "Say two." }, { template: "Say three." }]);
  const { promptId } = of;
  for (const version of [1, 3]) await proveVersion(harness, ana, { promptId, version });
  for (const version of [1, 2]) await decide(ben, await answerOf(ask(ana, { promptId, version })));
  const third: PromotionView = await answerOf(ask(ana, { promptId, version: 3 }));
  expect((await rollBack(ana, promptId)).status).toBe(403);
  expect(await answerOf(rollBack(ben, promptId))).toMatchObject({ version: 1, previous: null });
  expect(await answerOf(decide(eve, third))).toMatchObject({ code: "prompts.promotion_overtaken" });
  expect(await answerOf(rollBack(ben, promptId))).toMatchObject({ code: "prompts.nothing_to_roll_back" });
  expect(await productionOf(promptId)).toMatchObject({ version: 1, promotionId: third.id });
  expect((await actionsOf(promptId)).at(-1)).toBe("prompts.label-rolled-back");
});
