import { expect, test } from "vitest";
import type { Finding } from "../../../lib/failsafe/checks/finding.ts";
import { type JudgedAudit, tripOnAudit } from "../../../lib/failsafe/trips/judge-trip.ts";
import { tripCollection } from "../../../lib/failsafe/trips/trip.store.ts";
import { tripEventCollection } from "../../../lib/failsafe/trips/trip-event.store.ts";
import type { Actor, Context } from "../../../lib/platform/context.ts";
import { permissionsOf, type Role } from "../../../lib/platform/permissions.ts";
import type { AppDeps } from "../../../lib/runtime/deps.ts";
import { createSystemContext } from "../../../lib/runtime/system-context.ts";
import { insertApiKey } from "../../support/api-keys.ts";
import { createHarness, type Person } from "../../support/harness.ts";
import { createLetterbox } from "../../support/letters.ts";

const harness = await createHarness({ overrides: { mailer: createLetterbox().mailer } });
const { db, safetyGate, sessions } = harness.runtime.deps;

const MODEL = "groq/llama";
const CANARY: Finding = {
  category: "leak",
  check: "embedded.leak",
  code: "canary",
  reason: "r",
  where: "response",
  start: 0,
  end: 1,
  weight: 1,
};
const AWFUL = { id: "sau_1", passed: false, safetyScore: 0.01, runId: null, findings: [] };

async function sessionOf({ userId }: Person): Promise<string> {
  const [session] = await sessions.listOpen(userId, { now: new Date(0), after: null, limit: 1 });
  return session?._id ?? "";
}

/** As one who has asked for an audit, with what their role holds. */
function contextOf({ orgId, userId }: Person, role: Role, sessionId = "ses_none"): Context<AppDeps> {
  const actor: Actor = { type: "user", userId, sessionId };
  const permissions = permissionsOf(role);
  return { ...createSystemContext(harness.runtime, { job: "test", orgId, permissions }), actor, role };
}
const judge = (ctx: Context<AppDeps>, audit: Partial<JudgedAudit>) =>
  tripOnAudit(ctx, { ...AWFUL, source: "produced", subject: { model: MODEL, keyId: null, sessionId: null }, ...audit });
const haltOf = (orgId: string, type: "model" | "session" | "api-key", name: string) => safetyGate.find(orgId, [{ type, name }]);

test("a hostile member's hundreds of awful texts stop their own session and nothing else", { timeout: 30_000 }, async () => {
  const owner = await harness.createPerson();
  const hostile = await harness.addPerson(owner, "USER");
  const own = await sessionOf(hostile);
  const ctx = contextOf(hostile, "USER", own);
  const subject = { model: MODEL, keyId: null, sessionId: own };
  for (let sent = 0; sent < 240; sent += 20) {
    const batch = Array.from({ length: 20 }, (_, index) =>
      judge(ctx, { id: `sau_${sent + index}`, source: "submitted", subject, findings: [CANARY] }),
    );
    const verdicts = await Promise.all(batch);
    expect(new Set(verdicts.map(({ tripId }) => tripId)).size).toBe(1);
  }
  const trips = await db.collection(tripCollection).find({ orgId: owner.orgId }).toArray();
  expect(trips).toMatchObject([{ subject: { type: "session", name: own }, ownerId: hostile.userId, repeatCount: 20 }]);
  expect(await db.collection(tripEventCollection).countDocuments({ orgId: owner.orgId })).toBeLessThan(30);
  expect(await haltOf(owner.orgId, "session", own)).not.toBeNull();
  expect(
    await safetyGate.find(owner.orgId, [
      { type: "model", name: MODEL },
      { type: "session", name: await sessionOf(owner) },
    ]),
  ).toBeNull();
});

test("by a key it stops the key and not the session; without either nobody", async () => {
  const owner = await harness.createPerson();
  const { _id: keyId } = await insertApiKey(harness, owner);
  const ctx = contextOf(owner, "OWNER");
  const sessionId = await sessionOf(owner);
  const { triggered, leaseId } = await judge(ctx, { source: "submitted", subject: { model: MODEL, keyId, sessionId } });
  expect([triggered, typeof leaseId]).toEqual([true, "string"]);
  expect(await haltOf(owner.orgId, "api-key", keyId)).toMatchObject({ reason: "score" });
  expect(await haltOf(owner.orgId, "session", sessionId)).toBeNull();
  const nobody = { model: MODEL, keyId: null, sessionId: null };
  expect(await judge(ctx, { source: "submitted", subject: nobody })).toEqual({ triggered: false, leaseId: null, tripId: null });
});

test("as a trip it stops the model: by whoever may trip and with a run, not without either", async () => {
  const owner = await harness.createPerson();
  const user = await harness.addPerson(owner, "USER");
  const sessionId = await sessionOf(user);
  const asTrip = { source: "submitted", asTrip: true, subject: { model: MODEL, keyId: null, sessionId } } as const;
  await expect(judge(contextOf(user, "USER"), { ...asTrip, runId: "trn_1" })).rejects.toMatchObject({ code: "auth.permission_required" });
  expect(await haltOf(owner.orgId, "model", MODEL)).toBeNull();
  await judge(contextOf(user, "ANALYST"), asTrip);
  expect(await haltOf(owner.orgId, "model", MODEL)).toBeNull();
  await judge(contextOf(user, "ANALYST"), { ...asTrip, runId: "trn_1" });
  expect(await haltOf(owner.orgId, "model", MODEL)).toMatchObject({ state: "DENIED", reason: "score" });
});

test.each<[string, Partial<JudgedAudit>, Partial<JudgedAudit>]>([
  ["score", { safetyScore: 0.49, lately: { audits: 9, failed: 2 } }, { safetyScore: 0.49, lately: { audits: 9, failed: 1 } }],
  ["canary_leaked", { safetyScore: 0.9, findings: [CANARY] }, { safetyScore: 0.9 }],
  ["failure_rate", { safetyScore: 0.9, lately: { audits: 20, failed: 4 } }, { safetyScore: 0.9, lately: { audits: 20, failed: 3 } }],
])("%s: an output of ours stops its model, one that stays within the rule does not", async (reason, beyond, within) => {
  const owner = await harness.createPerson();
  const ctx = createSystemContext(harness.runtime, { job: "chat.run-turn", orgId: owner.orgId });
  expect(await judge(ctx, { ...within, runId: "trn_1" })).toMatchObject({ triggered: false });
  expect(await haltOf(owner.orgId, "model", MODEL)).toBeNull();
  const verdict = await judge(ctx, { ...beyond, runId: "trn_1" });
  expect(await haltOf(owner.orgId, "model", MODEL)).toMatchObject({ reason, tripId: verdict.tripId });
  expect(harness.runtime.deps.metrics.expose()).toContain(`qsafp_failsafe_triggers_total{reason="${reason}"}`);
});
