import { expect, test } from "vitest";
import type { AuditAnswer } from "../../../lib/failsafe/audits/audit.schema.ts";
import { createHarness } from "../../support/harness.ts";

const harness = await createHarness();
const person = await harness.createPerson();
const HARMLESS = { model: "openai/gpt-4o", prompt: "What is two and two?", response: "Two and two is four." };
const audit = (body: object = HARMLESS, as = person) => harness.json<AuditAnswer>("POST", "/api/failsafe/audits", { as, body });

test("an audit answers exactly what was agreed, and more behind it", async () => {
  const answer = await audit();
  expect(Object.keys(answer).slice(0, 7)).toEqual(["id", "passed", "safetyScore", "scores", "findings", "failSafe", "latencyMs"]);
  expect(answer).toMatchObject({
    id: expect.stringMatching(/^sau_[0-9A-HJKMNP-TV-Z]{26}$/),
    ...{ passed: true, safetyScore: 1, findings: [], failSafe: { triggered: false, leaseId: null }, tripId: null, threshold: 0.95 },
    scores: { injection: 1, jailbreak: 1, harm: 1, bias: 1, leak: 1, pii: 1, ungrounded: null },
    scoredBy: { injection: "embedded", ungrounded: null },
    judges: { state: "off", votes: [] },
  });
});
