import type { OrganizationCipher } from "../../platform/crypto/cipher.ts";
import { OPEN_STATES } from "../../platform/jobs/ledger.ts";
import type { ApprovalView } from "../schema.ts";
import type { TurnRecord } from "../turn-record.ts";
import { openQuestion } from "./open-question.ts";

/** The question an open turn waits with, as the person reads and answers it; it asks one at a time. */
export function toApprovalView(cipher: OrganizationCipher, turn: TurnRecord): ApprovalView | null {
  const pending = isParked(turn) && Object.entries(turn.approvals ?? {}).find(([, { state }]) => state === "pending");
  if (!pending) return null;
  const [, { id, tool, expiresAt }] = pending;
  const { question, digest } = openQuestion(cipher, turn, pending);
  return { id, tool, digest, fields: question.fields, expiresAt: expiresAt.toISOString() };
}

/** It has begun, waits for its person, and holds no process meanwhile. */
export function isParked({ state, approvals }: Pick<TurnRecord, "state" | "approvals">): boolean {
  return OPEN_STATES.some((open) => open === state) && Object.values(approvals ?? {}).some((asked) => asked.state === "pending");
}
