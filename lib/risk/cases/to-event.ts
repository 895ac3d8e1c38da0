import type { Context } from "../../platform/context.ts";
import type { OrganizationCipher } from "../../platform/crypto/cipher.ts";
import { createId } from "../../platform/ids.ts";
import type { CaseEventRecord, CaseEventType } from "./case-record.ts";

export type EventInput = {
  type: CaseEventType;
  caseId: string;
  version: number;
  userId: string | null;
  text?: string | undefined;
  assigneeId?: string | null;
  outcome?: CaseEventRecord["outcome"];
  transactionCount?: number;
  file?: NonNullable<CaseEventRecord["file"]>;
  id?: string;
};

export const placeOfEvent = (id: string, field: "text" | "file.name") => ({ collection: "risk_case_events", id, field });

/** Texts and names go in clear and come out encrypted. */
export function toEvent(ctx: Context, cipher: OrganizationCipher, input: EventInput): CaseEventRecord {
  const id = input.id ?? createId("riskCaseEvent");
  const { type, caseId, version, userId, text, file } = input;
  return {
    ...{ _id: id, orgId: ctx.orgId, caseId, at: new Date(ctx.clock.now()), type, userId, version },
    text: text === undefined ? null : cipher.encrypt(placeOfEvent(id, "text"), text),
    assigneeId: input.assigneeId ?? null,
    outcome: input.outcome ?? null,
    transactionCount: input.transactionCount ?? null,
    file: file ? { ...file, name: cipher.encrypt(placeOfEvent(id, "file.name"), file.name) } : null,
  };
}
