import { expect, test } from "vitest";
import { digestOf } from "../../../lib/platform/audit/audit-record.ts";
import type { SignedReport } from "../../../lib/risk/cases/report/report.ts";
import { createHarness } from "../../support/harness.ts";
import { insertRiskCase } from "../../support/risk-case-rows.ts";

const harness = await createHarness();
const { audit } = harness.runtime.deps;

test("a report says exactly what is stored, bears its own hash, and that it was taken is recorded twice", async () => {
  const owner = await harness.createPerson();
  const analyst = await harness.addPerson(owner, "ANALYST");
  const given = {
    from: "مريم 王 Żółw",
    to: "ACC-2",
    description: "line\nbreak \u202e",
    amountMinor: "1000000000000000001",
    currency: "ETH",
    exponent: 18,
  };
  const { caseId } = await insertRiskCase(harness, owner.orgId, given);
  await harness.call("POST", `/api/risk/cases/${caseId}/notes`, { as: analyst, body: { text: "Called: 王 says no" } });
  const path = `/api/risk/cases/${caseId}/report`;
  const { report, sha256 } = await harness.json<SignedReport>("GET", path, { as: analyst });
  expect(digestOf(report)).toBe(sha256);
  expect(report).toMatchObject({
    amounts: [{ amount: "1.000000000000000001", currency: "ETH" }],
    transactions: [{ from: given.from, description: given.description, amount: "1.000000000000000001", rulesVersion: "default-1" }],
    versions: { rules: ["default-1"], models: ["default-test"] },
    isTimelineCut: false,
  });
  expect(report.timeline.map(({ type }) => type)).toEqual(["opened", "note"]);
  expect(report.people).toContainEqual({ id: analyst.userId, name: "Test Member" });
  const pdf = await harness.call("GET", `${path}?format=pdf`, { as: analyst });
  expect([pdf.status, pdf.headers.get("content-type")]).toEqual([200, "application/pdf"]);
  expect(pdf.headers.get("content-disposition")).toContain(`aegis-case-${caseId}.pdf`);
  const bytes = Buffer.from(await pdf.arrayBuffer());
  expect(bytes.toString("latin1")).toMatch(/^%PDF-[\s\S]*%%EOF\s*$/);
  const taken = (await audit.listUnchained(owner.orgId, 100)).filter(({ action }) => action === "risk.case-reported");
  expect(taken.map(({ actor }) => actor)).toEqual([analyst.userId, analyst.userId]);
  const again = await harness.json<SignedReport>("GET", path, { as: analyst });
  expect(again.report.timeline.filter(({ type, text }) => type === "reported" && text === `json, ${sha256}`)).toHaveLength(1);
});

test("whoever does not work cases takes no report along", async () => {
  const owner = await harness.createPerson();
  const { caseId } = await insertRiskCase(harness, owner.orgId);
  const user = await harness.addPerson(owner, "USER");
  expect((await harness.call("GET", `/api/risk/cases/${caseId}/report`, { as: user })).status).toBe(403);
});
