import { describe, expect, test } from "vitest";
import { promptCollection } from "../../../lib/prompts/library/prompt.store.ts";
import type { OpenedShare, Share } from "../../../lib/prompts/social/share.schema.ts";
import { promptShareCollection } from "../../../lib/prompts/social/share.store.ts";
import { createAdjustableClock } from "../../support/adjustable-clock.ts";
import { createHarness, type Person } from "../../support/harness.ts";
import { makePrompt, publish } from "../../support/social-prompts.ts";

const clock = createAdjustableClock();
const harness = await createHarness({ overrides: { clock } });
const { db, audit, cipher } = harness.runtime.deps;
const owner = await harness.createPerson();
const [ana, ben, reader, stranger] = [
  await harness.addPerson(owner, "USER"),
  await harness.addPerson(owner, "USER"),
  await harness.addPerson(owner, "READ_ONLY"),
  await harness.createPerson(),
];
const HOUR_MS = 3_600_000;
const CONTENT = {
  template: "Write to {{name}} about the harbour of Trondheim.",
  instructions: "Be kind.",
  parameters: [{ name: "name", label: "Name", type: "text" as const }],
  example: { values: { name: "Ada" }, output: "Dear Ada" },
};

type New = { share: Share; token: string };
const shareBy = (as: Person, promptId: string, body: object = {}) => harness.call("POST", `/api/prompts/${promptId}/shares`, { as, body });
const share = async (as: Person, promptId: string, body: object = {}): Promise<New> => (await shareBy(as, promptId, body)).json();
const open = (token: string) => harness.call("POST", "/api/prompts/shares/open", { body: { token } });
const revoke = (as: Person, id: string) => harness.call("DELETE", `/api/prompts/shares/${id}`, { as });
const list = async (as: Person, promptId: string) =>
  (await harness.json<{ items: Share[] }>("GET", `/api/prompts/${promptId}/shares`, { as })).items;
const codeOf = async (response: Promise<Response>) => (await (await response).json()).code;

const refusals: string[] = [];
async function expectDead(token: string): Promise<void> {
  const response = await open(token);
  expect(response.status).toBe(404);
  const { requestId: _own, ...said } = await response.json();
  refusals.push(JSON.stringify(said));
}

describe("a link to a prompt", () => {
  test("shows one version to anybody, with what it includes in its place, and no id of anything; each look is counted", async () => {
    const part = await makePrompt(harness, owner, {
      content: { template: "Sign as {{sender}}.", parameters: [{ name: "sender", label: "Sender", type: "text" }] },
    });
    const prompt = await makePrompt(harness, owner, {
      title: "A letter",
      content: { ...CONTENT, template: `${CONTENT.template} {{> ${part._id}@1}}` },
    });
    const { token } = await share(ana, prompt._id, { expiresInHours: 1 });
    const response = await open(token);
    const text = await response.text();
    const shown: OpenedShare = JSON.parse(text);
    expect(shown).toMatchObject({ title: "A letter", version: 1, instructions: "Be kind.", example: CONTENT.example });
    expect(shown.template).toBe("Write to {{name}} about the harbour of Trondheim. Sign as {{sender}}.");
    expect(shown.parameters.map(({ name }) => name)).toEqual(["name", "sender"]);
    expect(text).not.toMatch(/(?:org|usr|prm|prv|psh)_[0-9A-Z]{26}/);
    expect(response.headers.get("referrer-policy")).toBe("no-referrer");
    await open(token);
    expect(await list(ana, prompt._id)).toMatchObject([{ state: "open", views: 2, version: 1, title: "A letter" }]);
  });

  test("is stored without its token and without a word of the prompt, and no key of the deployment opens it", async () => {
    const prompt = await makePrompt(harness, owner, { content: CONTENT });
    const { share: made, token } = await share(ana, prompt._id);
    const record = await db.collection(promptShareCollection).findOne({ _id: made.id });
    for (const word of ["Trondheim", token]) expect(JSON.stringify(record)).not.toContain(word);
    const opened = (await cipher.forOrganization(owner.orgId)).decrypt(
      { collection: "prompt_shares", id: made.id, field: "sealed" },
      record?.sealed ?? "",
    );
    const clear = opened.split(".").map((piece) => Buffer.from(piece, "base64url").toString("utf8"));
    expect(`${opened}${clear.join("")}`).not.toContain("Trondheim");
  });

  test("that ran out, was taken back, was never there, or is of a prompt that is gone answers the same, word for word", async () => {
    const prompt = await makePrompt(harness, owner, { content: CONTENT });
    const [short, taken, lost] = [
      await share(ana, prompt._id, { expiresInHours: 1 }),
      await share(ana, prompt._id),
      await share(ana, (await makePrompt(harness, ana, { title: "Lost" }))._id),
    ];
    expect((await revoke(ana, taken.share.id)).status).toBe(204);
    expect((await revoke(ana, taken.share.id)).status).toBe(204);
    expect((await db.collection(promptShareCollection).findOne({ _id: taken.share.id }))?.sealed).toBeNull();
    await expectDead(taken.token);
    await db.collection(promptCollection).deleteOne({ _id: lost.share.promptId });
    await expectDead(lost.token);
    clock.advance(HOUR_MS);
    await expectDead(short.token);
    clock.advance(-HOUR_MS);
    expect((await open(short.token)).status).toBe(200);
    await expectDead(`${short.token.slice(0, -1)}${short.token.endsWith("A") ? "B" : "A"}`);
    await expectDead("");
    expect(new Set(refusals).size).toBe(1);
  });

  test("dies with the reach of whoever made it, and when an organization lets nothing be shared", async () => {
    const prompt = await makePrompt(harness, owner, { content: CONTENT });
    await publish(harness, prompt, CONTENT);
    const [own, passedOn] = [await share(ana, prompt._id), await share(stranger, prompt._id)];
    const set = (to: object) => db.collection(promptCollection).updateOne({ _id: prompt._id }, { $set: to });
    await set({ publicVersion: 2 });
    await expectDead(passedOn.token);
    expect((await open(own.token)).status).toBe(200);
    await set({ visibility: "private", audience: `${owner.orgId}:${owner.userId}`, publicVersion: null });
    await expectDead(own.token);
    const fresh = await share(owner, prompt._id);
    const allow = (isSharingAllowed: boolean) =>
      harness.call("PATCH", "/api/organizations/current", { as: owner, body: { settings: { isSharingAllowed } } });
    await allow(false);
    await expectDead(fresh.token);
    expect(await codeOf(shareBy(owner, prompt._id))).toBe("prompts.sharing_off");
    await allow(true);
  });

  test("is made of what one may read, by who may write; secrets in it never leave", async () => {
    const secret = await makePrompt(harness, owner, { visibility: "private" });
    const key = `sk-${"proj"}-${"a1B2".repeat(10)}`;
    const prompt = await makePrompt(harness, owner, {
      content: { template: `Call it with ${key} and {{name}}`, parameters: CONTENT.parameters },
    });
    expect(await codeOf(shareBy(ana, secret._id))).toBe("prompts.not_found");
    expect(await codeOf(shareBy(stranger, prompt._id))).toBe("prompts.not_found");
    expect(await codeOf(shareBy(ana, prompt._id, { version: 2 }))).toBe("prompts.version_not_found");
    expect((await shareBy(reader, prompt._id)).status).toBe(403);
    for (const expiresInHours of [0, 90 * 24 + 1]) expect((await shareBy(ana, prompt._id, { expiresInHours })).status).toBe(422);
    const { token } = await share(ana, prompt._id);
    const text = await (await open(token)).text();
    expect(text).not.toContain(key);
    expect(text).toContain("{{name}}");
  });

  test("is seen and taken back by who made it, the prompt's owner and admins, and by nobody else; the trail has both", async () => {
    const prompt = await makePrompt(harness, ana, { content: CONTENT });
    const [first, second] = [await share(ben, prompt._id), await share(owner, prompt._id)];
    expect((await list(ben, prompt._id)).map(({ id }) => id)).toEqual([first.share.id]);
    for (const person of [ana, owner]) expect(await list(person, prompt._id)).toHaveLength(2);
    expect(await codeOf(revoke(ben, second.share.id))).toBe("prompts.share_not_found");
    expect(await codeOf(revoke(stranger, first.share.id))).toBe("prompts.share_not_found");
    expect((await revoke(ana, first.share.id)).status).toBe(204);
    expect(await list(ben, prompt._id)).toMatchObject([{ state: "revoked" }]);
    const rows = (await audit.listUnchained(owner.orgId, 500)).filter(({ target }) => target.id === first.share.id);
    expect(rows.map(({ action, severity }) => [action, severity])).toEqual([
      ["prompts.share-created", "notice"],
      ["prompts.share-revoked", "notice"],
    ]);
  });
});
