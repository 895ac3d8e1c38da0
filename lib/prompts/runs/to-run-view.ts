import type { OrganizationCipher } from "../../platform/crypto/cipher.ts";
import type { RunSummary, RunView } from "./run.schema.ts";
import type { RunRow } from "./run.store.ts";
import type { RunRecord } from "./run-record.ts";
import { openNote, openRun } from "./run-seal.ts";

export function toRunSummary(row: RunRow): RunSummary {
  const { _id, promptId, promptTitle, version, at, keyId, outcome, errorCode, provider, model, isDemo } = row;
  const { inputTokens, outputTokens, costMicros, durationMs, finishReason, thumb } = row;
  return {
    ...{ id: _id, promptId, promptTitle, version, at: at.toISOString(), byKey: keyId !== null, outcome, errorCode, provider, model },
    ...{ isDemo, inputTokens, outputTokens, costMicros, currency: "USD", durationMs, finishReason, thumb },
  };
}

export function toRunView(cipher: OrganizationCipher, record: RunRecord): RunView {
  const { values, text } = openRun(cipher, record);
  return { ...toRunSummary(record), values: { ...values }, text, note: openNote(cipher, record), callId: record.callId };
}
