import type { OrganizationCipher } from "../../platform/crypto/cipher.ts";
import type { TurnRecord } from "../turn-record.ts";
import { type ApprovalRecord, digestOfQuestion, placeOfQuestion, type Question, questionSchema } from "./approval.ts";

/** What the person is asked about a turn's call, and the digest that names it. */
export function openQuestion(
  cipher: OrganizationCipher,
  turn: Pick<TurnRecord, "_id">,
  [key, { id, tool, question: sealed }]: [string, ApprovalRecord],
): { question: Question; digest: string } {
  const question = questionSchema.parse(JSON.parse(cipher.decrypt(placeOfQuestion(turn._id, key), sealed)));
  return { question, digest: digestOfQuestion({ turnId: turn._id, approvalId: id, tool, question }) };
}
