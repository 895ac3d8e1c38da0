import { type ApprovalRecord, placeOfQuestion, type Question } from "../../lib/chat/approvals/approval.ts";
import { turnCollection } from "../../lib/chat/turn.store.ts";
import { createId } from "../../lib/platform/ids.ts";
import type { Harness, Person } from "./harness.ts";

const KEY = "tool:0_0";

/** A question that stands in a turn as if the assistant had asked it. */
export async function insertApproval(harness: Harness, person: Person, turnId: string): Promise<ApprovalRecord> {
  const { cipher, clock, db } = harness.runtime.deps;
  const sealer = await cipher.forOrganization(person.orgId);
  const question: Question = { arguments: "{}", fields: [] };
  const now = clock.now();
  const approval: ApprovalRecord = {
    id: createId("toolApproval"),
    tool: "remember",
    question: sealer.encrypt(placeOfQuestion(turnId, KEY), JSON.stringify(question)),
    state: "pending",
    askedAt: new Date(now),
    expiresAt: new Date(now + 60_000),
    decidedAt: null,
  };
  await db.collection(turnCollection).updateOne({ _id: turnId, orgId: person.orgId }, { $set: { [`approvals.${KEY}`]: approval } });
  return approval;
}
