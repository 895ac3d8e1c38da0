import { describe, expect, test } from "vitest";
import type { VersionDiff } from "../../../lib/prompts/versions/diff/diff.schema.ts";
import type { LabelMoveView, LabelView } from "../../../lib/prompts/versions/labels/label.schema.ts";
import { createHarness, type Person } from "../../support/harness.ts";
import { createPromptCalls, GREETING } from "../../support/prompt-calls.ts";
import { insertPrompt } from "../../support/prompt-rows.ts";
import { makePrompt, publish } from "../../support/social-prompts.ts";

const harness = await createHarness();
const { audit } = harness.runtime.deps;
const { make, save, get } = createPromptCalls(harness);
const owner = await harness.createPerson();
const [ana, ben, reader, stranger] = [
  await harness.addPerson(owner, "USER"),
  await harness.addPerson(owner, "ANALYST"),
  await harness.addPerson(owner, "READ_ONLY"),
  await harness.createPerson(),
];

const pathOf = (promptId: string, rest: string) => `/api/prompts/${promptId}/${rest}`;
const send = (as: Person, method: string, path: string, body?: object) => harness.call(method, path, { as, ...(body && { body }) });
const put = (as: Person, promptId: string, label: string, version: number, body: object = {}) =>
  send(as, "PUT", pathOf(promptId, `labels/${label}`), { version, ...body });
const rollBack = (as: Person, promptId: string, label: string) => send(as, "POST", pathOf(promptId, `labels/${label}/rollback`), {});
const protect = (as: Person, promptId: string, label: string, isProtected = true) =>
  send(as, "PUT", pathOf(promptId, `labels/${label}/protection`), { isProtected });
const labelsOf = async (as: Person, promptId: string) =>
  (await harness.json<{ items: LabelView[] }>("GET", pathOf(promptId, "labels"), { as })).items;
const codeOf = async (response: Promise<Response>) => (await (await response).json()).code;
const actionsOf = async (promptId: string) =>
  (await audit.listUnchained(owner.orgId, 500)).filter(({ target }) => target.id === promptId).map(({ action }) => action);

describe("two versions", () => {
  test("are compared word by word, with their parameters and settings, for whoever may read both", async () => {
    const promptId = await insertPrompt(harness, owner, {
      contents: [
        { template: "Write a short poem about {{topic}}.", parameters: [{ name: "topic", label: "Topic", type: "text" }] },
        {
          template: "Write a long poem about {{topic}}.",
          parameters: [
            { name: "topic", label: "Topic", type: "text", maxLength: 80 },
            { name: "mood", label: "Mood", type: "text", isRequired: false },
          ],
          settings: { temperature: 0.4 },
        },
      ],
    });
    const diff = await harness.json<VersionDiff>("GET", pathOf(promptId, "diff?from=1&to=2"), { as: reader });
    expect(diff).toMatchObject({ from: { version: 1 }, to: { version: 2 }, isEqual: false, instructions: [] });
    expect(diff.template.filter(({ type }) => type !== "same")).toEqual([
      { type: "removed", text: "short" },
      { type: "added", text: "long" },
    ]);
    expect(diff.parameters.map(({ name, change }) => [name, change])).toEqual([
      ["topic", "changed"],
      ["mood", "added"],
    ]);
    expect(diff.settings).toEqual([{ member: "temperature", before: null, after: 0.4 }]);
    expect(await codeOf(send(reader, "GET", pathOf(promptId, "diff?from=1&to=3")))).toBe("prompts.version_not_found");
    expect(await codeOf(send(stranger, "GET", pathOf(promptId, "diff?from=1&to=2")))).toBe("prompts.not_found");
  });

  test("of a public prompt stay its organization's: a stranger compares the public one with itself and no other", async () => {
    const prompt = await makePrompt(harness, owner);
    await save(owner, prompt._id, 1, "Say hello twice to {{name}}.");
    await publish(harness, prompt, { template: "Say hello to the world." });
    expect(await harness.json("GET", pathOf(prompt._id, "diff?from=1&to=1"), { as: stranger })).toMatchObject({ isEqual: true });
    expect(await codeOf(send(stranger, "GET", pathOf(prompt._id, "diff?from=1&to=2")))).toBe("prompts.version_not_found");
    for (const rest of ["labels", "labels/production/history", "promotions"])
      expect(await codeOf(send(stranger, "GET", pathOf(prompt._id, rest)))).toBe("prompts.not_found");
  });

  test("an old one is restored as the newest, and nothing in between is lost", async () => {
    const { id } = await make(ana, { visibility: "organization" });
    await save(ana, id, 1, "Greet {{name}}.");
    const restored = await send(ben, "POST", pathOf(id, "versions/1/restore"), {});
    expect(await restored.json()).toMatchObject({ version: 3 });
    const view = await get(ana, id, "?version=3");
    expect(view.opened).toMatchObject({ message: "Restored version 1", basedOn: 1, content: { template: GREETING.template } });
    expect((await get(ana, id, "?version=2")).opened.content.template).toBe("Greet {{name}}.");
    expect(await codeOf(send(ben, "POST", pathOf(id, "versions/3/restore"), {}))).toBe("prompts.version_unchanged");
    expect((await send(reader, "POST", pathOf(id, "versions/1/restore"), {})).status).toBe(403);
  });
});

describe("a prompt in a prompt", () => {
  const template = (promptId: string, selector: string) => `First: {{> ${promptId}@${selector}}}`;

  test("that is missing, another's, or leads back is refused when it is saved, and named where it stands", async () => {
    const inner = await insertPrompt(harness, owner, { contents: [{ template: "Be brief." }] });
    const { id } = await make(ana, { visibility: "organization", content: { template: template(inner, "1") } });
    const back = await (await save(ana, inner, 1, template(id, "1"), { content: { template: template(id, "1") } })).json();
    expect(back).toMatchObject({ status: 422, code: "prompts.include_cycle", errors: [{ pointer: "/body/content/template" }] });
    const hidden = await insertPrompt(harness, ben, { visibility: "private" });
    const foreign = await insertPrompt(harness, stranger);
    for (const promptId of [hidden, foreign]) {
      const content = { template: template(promptId, "1") };
      expect(await codeOf(save(ana, id, 1, "", { content }))).toBe("prompts.include_missing");
    }
    expect(await codeOf(save(ana, id, 1, "", { content: { template: template(inner, "staging") } }))).toBe("prompts.include_missing");
  });

  test("that would lead back once a label moves keeps the label where it is", async () => {
    const inner = await insertPrompt(harness, owner, { contents: [{ template: "One" }, { template: "Two" }] });
    await put(owner, inner, "dev", 1);
    const outer = await insertPrompt(harness, owner, { contents: [{ template: "Plain" }] });
    await put(owner, outer, "dev", 1);
    await save(owner, inner, 2, "", { content: { template: template(outer, "dev") } });
    await save(owner, outer, 1, "", { content: { template: template(inner, "dev") } });
    expect((await put(owner, inner, "dev", 3)).status).toBe(200);
    expect(await codeOf(put(owner, outer, "dev", 2))).toBe("prompts.include_cycle");
  });
});

describe("a label", () => {
  test("nobody protects moves at once, is taken off, and its history and the trail have every move", async () => {
    const promptId = await insertPrompt(harness, owner);
    expect((await labelsOf(reader, promptId)).map(({ name }) => name)).toEqual(["dev", "staging", "production"]);
    expect(await (await put(ana, promptId, "night-run", 1, { reason: "Try it" })).json()).toMatchObject({ version: 1, previous: null });
    expect(await (await put(ana, promptId, "night-run", 2)).json()).toMatchObject({ version: 2, previous: 1, isProtected: false });
    await put(ana, promptId, "night-run", 2);
    expect(await codeOf(put(ana, promptId, "night-run", 9))).toBe("prompts.version_not_found");
    expect((await get(ana, promptId, "?label=night-run")).opened.version).toBe(2);
    expect(await (await send(ana, "DELETE", pathOf(promptId, "labels/night-run"))).json()).toMatchObject({ version: null });
    expect(await codeOf(send(ana, "DELETE", pathOf(promptId, "labels/night-run")))).toBe("prompts.label_not_set");
    const history = await harness.json<{ items: LabelMoveView[]; nextCursor: string }>(
      ...(["GET", pathOf(promptId, "labels/night-run/history?limit=2")] as const),
      { as: reader },
    );
    expect(history.items.map(({ deed, from, to }) => [deed, from, to])).toEqual([
      ["removed", 2, null],
      ["put", 1, 2],
    ]);
    const rest = `labels/night-run/history?cursor=${history.nextCursor}`;
    const [first] = (await harness.json<{ items: LabelMoveView[] }>("GET", pathOf(promptId, rest), { as: reader })).items;
    expect(first).toMatchObject({ deed: "put", from: null, to: 1, reason: "Try it", movedBy: ana.userId });
    expect(await actionsOf(promptId)).toEqual([
      ...["prompts.prompt-created", "prompts.version-saved", "prompts.label-moved", "prompts.label-moved", "prompts.label-removed"],
    ]);
    expect((await put(reader, promptId, "dev", 1)).status).toBe(403);
  });

  test("that is production, or that somebody has protected, is moved by nobody alone, and not taken off", async () => {
    const promptId = await insertPrompt(harness, owner);
    expect(await codeOf(put(owner, promptId, "production", 1))).toBe("prompts.label_protected");
    expect(await codeOf(protect(owner, promptId, "production", false))).toBe("prompts.label_protected");
    await put(ana, promptId, "night-run", 1);
    expect((await protect(ana, promptId, "night-run")).status).toBe(403);
    expect(await (await protect(ben, promptId, "night-run")).json()).toMatchObject({ isProtected: true, version: 1 });
    expect(await codeOf(put(ana, promptId, "night-run", 2))).toBe("prompts.label_protected");
    expect(await codeOf(send(owner, "DELETE", pathOf(promptId, "labels/night-run")))).toBe("prompts.label_protected");
    await protect(ben, promptId, "night-run", false);
    expect((await put(ana, promptId, "night-run", 2)).status).toBe(200);
    expect((await actionsOf(promptId)).slice(-3)).toEqual([
      ...["prompts.label-protected", "prompts.label-unprotected", "prompts.label-moved"],
    ]);
  });

  test("goes back the way it came, by those who may, and stops at its first version", async () => {
    const promptId = await insertPrompt(harness, owner, { contents: [{ template: "1" }, { template: "2" }, { template: "3" }] });
    for (const version of [2, 1, 3]) await put(ana, promptId, "staging", version);
    expect((await rollBack(ana, promptId, "staging")).status).toBe(403);
    expect(await (await rollBack(ben, promptId, "staging")).json()).toMatchObject({ version: 1, previous: 2 });
    expect(await (await rollBack(ben, promptId, "staging")).json()).toMatchObject({ version: 2, previous: null });
    expect(await codeOf(rollBack(ben, promptId, "staging"))).toBe("prompts.nothing_to_roll_back");
    expect((await actionsOf(promptId)).slice(-2)).toEqual(["prompts.label-rolled-back", "prompts.label-rolled-back"]);
  });

  test("moved by ten people at once ends where its history says, without a gap", async () => {
    const promptId = await insertPrompt(harness, owner, { contents: [{ template: "1" }, { template: "2" }, { template: "3" }] });
    const sent = await Promise.all(Array.from({ length: 10 }, (_, index) => put(ana, promptId, "dev", (index % 3) + 1)));
    expect(sent.filter(({ status }) => status !== 200 && status !== 409)).toEqual([]);
    const { items } = await harness.json<{ items: LabelMoveView[] }>("GET", pathOf(promptId, "labels/dev/history"), { as: ana });
    expect(items.map(({ from }) => from)).toEqual([...items.slice(1).map(({ to }) => to), null]);
    expect((await labelsOf(ana, promptId))[0]).toMatchObject({ name: "dev", version: items[0]?.to });
  });

  test("of another organization's or a person's private prompt is not there", async () => {
    const hidden = await insertPrompt(harness, ben, { visibility: "private" });
    for (const as of [stranger, ana]) {
      expect(await codeOf(put(as, hidden, "dev", 1))).toBe("prompts.not_found");
      expect(await codeOf(send(as, "GET", pathOf(hidden, "labels")))).toBe("prompts.not_found");
    }
  });
});
