import type { OrganizationCipher } from "../../platform/crypto/cipher.ts";
import type { AskedCell } from "./ask-cell.ts";
import { type EvaluationResultRecord, resultId } from "./evaluation-result.store.ts";
import { type SealedRow, sealResult } from "./test-seals.ts";

type Place = Pick<EvaluationResultRecord, "orgId" | "promptId" | "privateOf" | "evaluationId" | "rowId" | "number" | "combination" | "at">;

export function toResultRecord(cipher: OrganizationCipher, place: Place, row: SealedRow, asked: AskedCell): EvaluationResultRecord {
  const _id = resultId(place.evaluationId, place.number, place.combination);
  const { answer } = asked;
  const assertions = asked.type === "answered" ? asked.assertions : [];
  const sealed = sealResult(cipher, _id, {
    ...{ values: row.values, expected: row.expected, answer: answer?.text ?? null, assertions },
    error: asked.type === "error" ? { code: asked.code, detail: asked.detail } : null,
  });
  return {
    ...{ _id, ...place, sealed },
    ...{ state: stateOf(asked), score: meanScore(assertions) },
    ...{ provider: answer?.provider ?? null, model: answer?.model ?? null, isDemo: answer?.isDemo ?? false },
    ...{ latencyMs: answer?.durationMs ?? null, costMicros: answer?.costMicros ?? 0 },
    ...{ inputTokens: answer?.usage.inputTokens ?? 0, outputTokens: answer?.usage.outputTokens ?? 0 },
  };
}

function stateOf(asked: AskedCell): EvaluationResultRecord["state"] {
  if (asked.type === "error") return "error";
  return asked.assertions.every(({ passed }) => passed) ? "passed" : "failed";
}

function meanScore(assertions: readonly { score: number }[]): number {
  return assertions.length === 0 ? 0 : assertions.reduce((sum, { score }) => sum + score, 0) / assertions.length;
}
