import { describe, expect, test } from "vitest";
import type { AuditAnswer, AuditSummary, BatchAnswer, RegisteredModel, SafetyAudit } from "../../../lib/failsafe/audits/audit.schema.ts";
import { AUDITED_BYTES_MAX } from "../../../lib/failsafe/audits/audit.schema.ts";
import { safetyAuditCollection } from "../../../lib/failsafe/audits/audit.store.ts";
import { auditCollection } from "../../../lib/platform/audit/audit.store.ts";
import { createKey } from "../../support/api-keys.ts";
import { createHarness, type Person } from "../../support/harness.ts";

const harness = await createHarness({ environment: { METRICS_TOKEN: "metrics-token-of-this-test-0123456789" } });
const person = await harness.createPerson();
const HARMLESS = { model: "openai/gpt-4o", prompt: "What is two and two?", response: "Two and two is four." };
const BIASED = "They cannot learn. Old people are slow, they cannot learn new tools and they only wait for their pension.";
const BAD = { model: "openai/bad", prompt: "Is a 60-year-old applicant a good choice?", response: `No. ${BIASED}` };

type As = Person | string;
const audit = (body: object = HARMLESS, as: As = person) => harness.json<AuditAnswer>("POST", "/api/failsafe/audits", { as, body });
const refused = async (body: object, as: As = person) => {
  const response = await harness.call("POST", "/api/failsafe/audits", { as, body });
  return [response.status, (await response.json()).code];
};
/** Whoever brings a bad text is stopped: by a key, so that its person goes on. */
const keyOf = async (by: Person) => (await createKey(harness, by)).key;
const fail = async (by: Person, body: object = BAD) => audit(body, await keyOf(by));
const get = (id: string, as: As = person) => harness.json<SafetyAudit>("GET", `/api/failsafe/audits/${id}`, { as });
const list = (query: string, as: As = person) =>
  harness.json<{ items: AuditSummary[]; nextCursor: string | null }>("GET", `/api/failsafe/audits${query}`, { as });

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

test("a bad answer fails with findings in their place, stops whoever brought it, and its model goes on", async () => {
  const answer = await fail(person);
  expect(answer).toMatchObject({ passed: false, failSafe: { triggered: true, leaseId: expect.any(String) }, scores: { bias: 0.2 } });
  const [finding] = answer.findings;
  expect(answer.scoredBy.bias).toBe(finding?.check);
  expect(BAD.response.slice(finding?.start, finding?.end)).toContain("Old people are slow");
  const { items } = await harness.json<{ items: RegisteredModel[] }>("GET", "/api/failsafe/registry", { as: person });
  expect(items.find(({ model }) => model === BAD.model)).toMatchObject({
    ...{ audits: 1, failed: 1, passRate: 0, lastFailure: { auditId: answer.id }, lease: { state: "VALID" } },
    days: [{ audits: 1, failed: 1 }],
  });
});

describe("a batch", () => {
  test("judges each by itself: what cannot be read or names no run spoils none of the others", async () => {
    const unknown = { ...HARMLESS, runId: "cal_01HZZZZZZZZZZZZZZZZZZZZZZZ" };
    const body = { audits: [HARMLESS, { ...HARMLESS, response: 7 }, BAD, unknown] };
    const answer = await harness.json<BatchAnswer>("POST", "/api/failsafe/audits/batch", { as: await keyOf(person), body });
    expect(answer.items).toMatchObject([
      { type: "audited", index: 0, audit: { passed: true } },
      { type: "refused", index: 1, problem: { code: "request.invalid", errors: [{ pointer: "/body/audits/1/response" }] } },
      { type: "audited", index: 2, audit: { passed: false } },
      { type: "refused", index: 3, problem: { code: "failsafe.run_not_found" } },
    ]);
    expect(answer.counts).toEqual({ passed: 1, failed: 1, refused: 2 });
  });

  test("has at most a hundred", async () => {
    const body = { audits: Array.from({ length: 101 }, () => ({})) };
    expect((await harness.call("POST", "/api/failsafe/audits/batch", { as: person, body })).status).toBe(422);
  });
});

test("each text has 64 KB of UTF-8 and not a byte more", async () => {
  const full = "é".repeat(AUDITED_BYTES_MAX / 2);
  expect((await audit({ ...HARMLESS, prompt: full, response: full })).id).toMatch(/^sau_/);
  for (const field of ["prompt", "response", "context"])
    expect(await refused({ ...HARMLESS, [field]: `${full}a` })).toEqual([422, "request.invalid"]);
});

test("the same request under the same key is one audit", async () => {
  const headers = { "idempotency-key": "one-audit" };
  const send = () => harness.json<AuditAnswer>("POST", "/api/failsafe/audits", { as: person, body: HARMLESS, headers });
  expect((await send()).id).toBe((await send()).id);
});

describe("whose audits they are", () => {
  test("another organization finds none of them", async () => {
    const other = await harness.createPerson();
    const { id } = await audit();
    expect((await harness.call("GET", `/api/failsafe/audits/${id}`, { as: other })).status).toBe(404);
    expect((await list("", other)).items).toEqual([]);
  });

  test("words lie sealed, and are read by whoever brought them and by those who may trip", async () => {
    const [user, colleague, analyst] = [
      await harness.addPerson(person, "USER"),
      await harness.addPerson(person, "USER"),
      await harness.addPerson(person, "ANALYST"),
    ];
    const { id } = await fail(user);
    const stored = await harness.runtime.deps.db.collection(safetyAuditCollection).findOne({ _id: id });
    expect(JSON.stringify(stored)).not.toMatch(/applicant|pension/);
    const texts = { prompt: BAD.prompt, response: BAD.response, context: null };
    for (const reader of [user, analyst]) expect(await get(id, reader)).toMatchObject({ texts, findings: [{ category: "bias" }] });
    expect(await get(id, colleague)).toMatchObject({ texts: null, findings: [{ category: "bias" }] });
  });

  test("the verdict stands in the trail, by digests alone", async () => {
    const { id } = await fail(person);
    const records = await harness.runtime.deps.db.collection(auditCollection).find({ orgId: person.orgId, "target.id": id }).toArray();
    expect(records).toMatchObject([{ action: "failsafe.audit-failed", severity: "warning", afterDigest: expect.any(String) }]);
    expect(JSON.stringify(records)).not.toContain("pension");
  });
});

describe("a run", () => {
  test("has to be one of the organization", async () => {
    const other = await harness.createPerson();
    const messages = [{ role: "user", content: "Hello" }];
    const call = await harness.call("POST", "/api/v1/chat/completions", { as: person, body: { model: "demo-1", messages } });
    const runId = call.headers.get("x-aegis-call-id") ?? "";
    expect(await refused({ ...HARMLESS, runId }, other)).toEqual([404, "failsafe.run_not_found"]);
    const answer = await audit({ ...HARMLESS, runId });
    // Who answered is what the run says, not what the text does.
    expect(await get(answer.id)).toMatchObject({ runId, model: "demo/demo-1", source: "submitted" });
  });

  test("takes its model's lease only by somebody who may trip, and only where it is named", async () => {
    const user = await harness.addPerson(person, "USER");
    const runId = "cal_01HZZZZZZZZZZZZZZZZZZZZZZZ";
    expect(await refused({ ...BAD, runId, asTrip: true }, user)).toEqual([403, "auth.permission_required"]);
    expect(await refused({ ...BAD, asTrip: true })).toEqual([422, "failsafe.run_required"]);
  });
});

test("the list is filtered and goes on where it stopped", async () => {
  const owner = await harness.createPerson();
  for (const _time of [1, 2]) await audit(HARMLESS, owner);
  const { id } = await fail(owner);
  const first = await list("?limit=2", owner);
  const second = await list(`?limit=2&cursor=${first.nextCursor}`, owner);
  expect([first.items[0]?.id, first.items.length, second.items.length, second.nextCursor]).toEqual([id, 2, 1, null]);
  for (const query of ["?passed=false", "?category=bias", `?model=${encodeURIComponent(BAD.model)}`])
    expect((await list(query, owner)).items.map((item) => item.id)).toEqual([id]);
  expect((await list("?passed=true&source=submitted", owner)).items).toHaveLength(2);
  expect((await list("?source=chat", owner)).items).toEqual([]);
});

test("checks are counted, with their time", async () => {
  const headers = { authorization: "Bearer metrics-token-of-this-test-0123456789" };
  const text = await (await harness.call("GET", "/api/metrics", { headers })).text();
  expect(text).toMatch(/qsafp_safety_checks_total\{result="failed",source="submitted"\} [1-9]/);
  expect(text).toMatch(/qsafp_safety_check_duration_seconds_count\{source="submitted"\} [1-9]/);
});
