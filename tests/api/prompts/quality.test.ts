import { expect, test } from "vitest";
import { findReadable } from "../../../lib/prompts/library/find-prompt.ts";
import { openVersion } from "../../../lib/prompts/versions/open-version.ts";
import type { QualityAuditView } from "../../../lib/prompts/workbench/quality.schema.ts";
import { qualityAuditCollection } from "../../../lib/prompts/workbench/quality-audit.store.ts";
import { createHarness, type Person } from "../../support/harness.ts";
import { contextOf, insertPrompt } from "../../support/prompt-rows.ts";

const harness = await createHarness();
const { db } = harness.runtime.deps;
const CONTENT = {
  template: "Please summarise heliotrope-canary {{letter}} nicely.",
  parameters: [{ name: "letter", label: "Letter", type: "long-text" as const }],
};

const pathOf = (promptId: string, rest = "") => `/api/prompts/${promptId}/quality-audits${rest}`;
const codeOf = async (response: Promise<Response>) => (await (await response).json()).code;

async function audited() {
  const owner = await harness.createPerson();
  const promptId = await insertPrompt(harness, owner, { contents: [CONTENT] });
  const audit = await harness.json<QualityAuditView>("POST", pathOf(promptId), { as: owner, body: {} });
  const accept = (as: Person, body: object = {}) => harness.call("POST", pathOf(promptId, `/${audit.id}/accept`), { as, body });
  return { owner, promptId, audit, accept };
}

test("without a model the checks speak, say where and how to mend it, and offer a version that scores higher; nothing changes yet", async () => {
  const { owner, promptId, audit } = await audited();
  expect(audit).toMatchObject({ version: 1, judges: { checks: true, model: null, modelProblem: null }, acceptedAs: null });
  expect(Object.keys(audit.scores)).toEqual(["clarity", "completeness", "structure", "safety", "testability", "economy"]);
  const vague = audit.issues.find(({ code }) => code === "vague_word");
  expect(CONTENT.template.slice(vague?.start, vague?.end)).toBe("nicely");
  expect(audit.improved?.overall).toBeGreaterThan(audit.overall);
  expect(audit.improved?.content).toMatchObject({ parameters: [{ name: "letter", type: "long-text" }] });
  expect(audit.improved?.content.template).toContain("<letter>\n{{letter}}\n</letter>");
  expect((await findReadable(contextOf(harness, owner), promptId)).latest).toBe(1);
  const { items } = await harness.json<{ items: object[] }>("GET", pathOf(promptId), { as: owner });
  expect(items).toMatchObject([{ id: audit.id, overall: audit.overall }]);
  expect(JSON.stringify(items)).not.toContain("canary");
  expect(await harness.json("GET", pathOf(promptId, `/${audit.id}`), { as: owner })).toEqual(audit);
});

test("what was accepted is the newest version, a proposal without a label, and it is accepted once", async () => {
  const { owner, promptId, audit, accept } = await audited();
  expect(await (await accept(owner, { message: "As the audit says" })).json()).toMatchObject({ acceptedAs: 2 });
  const ctx = contextOf(harness, owner);
  const prompt = await findReadable(ctx, promptId);
  expect(prompt).toMatchObject({ latest: 2, labels: [] });
  const { record, content } = await openVersion(ctx, prompt, { version: 2 });
  expect(record).toMatchObject({ source: "proposed", basedOn: 1, message: "As the audit says" });
  expect(content).toEqual(audit.improved?.content);
  expect(await codeOf(accept(owner))).toBe("prompts.quality_audit_settled");
  const stale = await harness.json<QualityAuditView>("POST", pathOf(promptId), { as: owner, body: { version: 1, judge: "checks" } });
  expect(await codeOf(harness.call("POST", pathOf(promptId, `/${stale.id}/accept`), { as: owner, body: {} }))).toBe(
    "prompts.version_conflict",
  );
});

test("no word of a prompt stands readable in what is kept, and nobody else reads or orders an audit", async () => {
  const { owner, promptId, audit, accept } = await audited();
  const row = await db.collection(qualityAuditCollection).findOne({ _id: audit.id, orgId: owner.orgId });
  expect(JSON.stringify(row)).not.toMatch(/canary|nicely/);
  const [stranger, reader] = [await harness.createPerson(), await harness.addPerson(owner, "READ_ONLY")];
  for (const rest of ["", `/${audit.id}`]) {
    expect(await codeOf(harness.call("GET", pathOf(promptId, rest), { as: stranger }))).toBe("prompts.not_found");
    expect((await harness.call("GET", pathOf(promptId, rest), { as: reader })).status).toBe(200);
  }
  expect(await codeOf(accept(stranger))).toBe("prompts.not_found");
  expect((await accept(reader)).status).toBe(403);
  expect((await harness.call("POST", pathOf(promptId), { as: reader, body: {} })).status).toBe(403);
  expect(await codeOf(harness.call("POST", pathOf(promptId), { as: owner, body: { version: 9 } }))).toBe("prompts.version_not_found");
  const other = await insertPrompt(harness, owner);
  expect(await codeOf(harness.call("GET", pathOf(other, `/${audit.id}`), { as: owner }))).toBe("prompts.quality_audit_not_found");
});
