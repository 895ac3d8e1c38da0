import type { AppealRecord } from "../../lib/guard/appeal.store.ts";
import type { GuardEventRecord } from "../../lib/guard/event.store.ts";
import { DEFAULT_GUARD_POLICY } from "../../lib/guard/policy.ts";
import type { GuardPolicyRecord } from "../../lib/guard/policy-version.store.ts";
import type { GuardVerdict } from "../../lib/guard/schema.ts";
import { placeOfAppeal } from "../../lib/guard/to-appeal.ts";
import { createId } from "../../lib/platform/ids.ts";
import type { Harness } from "./harness.ts";

/** Rows of the guard's collections as the product writes them. */
export const BLOCKED: GuardVerdict = {
  ...{ stage: "guard_in", verdict: "JAILBREAK", action: "block", score: 0.9, redactions: [], source: "user" },
  reasons: [{ code: "guard.override.ignore_earlier", text: "Tries to replace the assistant's instructions." }],
  ...{ classes: [{ class: "override", weight: 0.9 }], rulesVersion: "1", modelVersion: null, policyVersion: 0, latencyMs: 1 },
};

type Owner = { orgId: string; userId: string };

export function appealRow({ orgId, userId }: Owner, fields: Partial<AppealRecord> = {}): AppealRecord {
  const ids = { _id: createId("guardAppeal"), orgId, userId, chatId: "cht_none", turnId: createId("turn") };
  const open = { stage: "guard_in", state: "open", at: new Date(), decidedAt: null, decidedBy: null } as const;
  return { ...ids, ...open, verdict: BLOCKED, text: "v1", note: null, ...fields };
}

/** One that can be read. */
export async function insertAppeal({ runtime }: Harness, owner: Owner, fields: Partial<AppealRecord> = {}): Promise<AppealRecord> {
  const { cipher, db, guardAppeals } = runtime.deps;
  const row = appealRow(owner, fields);
  const record = { ...row, text: (await cipher.forOrganization(owner.orgId)).encrypt(placeOfAppeal(row._id, "text"), "What was judged") };
  await db.withTransaction((session) => guardAppeals.insert(record, session));
  return record;
}

export function eventRow({ orgId, userId }: Owner, fields: Partial<GuardEventRecord> = {}): GuardEventRecord {
  const { reasons, ...verdict } = BLOCKED;
  const id = createId("turn");
  const at = fields.at ?? new Date();
  const subject = { orgId, userId, keyId: null, feature: "chat", ref: { type: "turn", id } } as const;
  const dates = { at, expiresAt: new Date(at.getTime() + 90 * 86_400_000) };
  return { ...verdict, ...subject, ...dates, _id: `${id}:0`, level: "flagged", reasons: reasons.map(({ code }) => code), ...fields };
}

export function policyRow(orgId: string, version: number, fields: Partial<GuardPolicyRecord> = {}): GuardPolicyRecord {
  const { version: _version, ...rules } = DEFAULT_GUARD_POLICY;
  const made = { note: null, restoredFrom: null, createdAt: new Date(), createdBy: "usr_1" };
  return { _id: createId("guardPolicy"), orgId, version, rules, ...made, ...fields };
}
