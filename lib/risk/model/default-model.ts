import { DEFAULT_MODEL, DEFAULT_MODEL_VERSION } from "./default-model.generated.ts";
import { decodeModel } from "./encode-model.ts";
import type { RiskModel } from "./risk-model.ts";

let decoded: RiskModel | null = null;

/** What an organization is judged by until its own cases have taught something better. Decoded at its first use. */
export function defaultModel(): RiskModel {
  decoded ??= decodeModel(DEFAULT_MODEL_VERSION, Buffer.from(DEFAULT_MODEL, "base64"));
  return decoded;
}
