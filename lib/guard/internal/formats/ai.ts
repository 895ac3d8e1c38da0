import { hasMixedClasses, isPlaceholder, longestAlnumRun } from "../randomness.ts";
import { DASHED, HEX, keys, LOWER_HEX, looseKeys, type PrefixFormat, UNDERSCORED, UUID, WORD } from "./format.ts";

/** Makers and hosts of models, and what programs around models use. */
export const AI_FORMATS: readonly PrefixFormat[] = [
  keys("openai-key", ["sk-proj-", "sk-svcacct-", "sk-admin-", "sk-None-"], DASHED, 16, { isGlued: true, full: 74 }),
  {
    ...keys("openai-key", "sk-", DASHED, 20, { isGlued: true, full: 32, priority: 50 }),
    accept: (body, end) => isPlainSkKey(body, end.startsToken) && !isPlaceholder(body),
  },
  keys("anthropic-key", "sk-ant-", DASHED, 16, { isGlued: true, full: 80 }),
  keys("openrouter-key", "sk-or-v1-", LOWER_HEX, 24, { isGlued: true, full: 64 }),
  keys("litellm-key", "sk-litellm-", DASHED, 16),
  keys("langfuse-key", ["sk-lf-"], UUID, 24, { full: 36 }),
  looseKeys("google-key", "AIza", DASHED, 30, { isGlued: true, full: 35 }),
  looseKeys("google-key", "AQ.A", DASHED, 30, { full: 49 }),
  keys("groq-key", "gsk_", WORD, 20, { isGlued: true, full: 52 }),
  looseKeys("xai-key", "xai-", WORD, 20, { isGlued: true, full: 80 }),
  looseKeys("perplexity-key", "pplx-", WORD, 24, { full: 48 }),
  looseKeys("fireworks-key", ["fw_", "fpk_"], WORD, 20, { isAlone: true, full: 24 }),
  looseKeys("together-key", ["tgp_v1_"], DASHED, 24, { full: 43 }),
  looseKeys("replicate-token", "r8_", WORD, 24, { isAlone: true, full: 37 }),
  looseKeys("huggingface-token", ["hf_", "api_org_"], WORD, 24, { isGlued: true, full: 34 }),
  keys("nvidia-key", "nvapi-", DASHED, 24, { isGlued: true, full: 64 }),
  looseKeys("cerebras-key", "csk-", WORD, 24, { full: 48 }),
  keys("voyage-key", ["pa-", "al-"], DASHED, 36, { isAlone: true, full: 43, check: hasMixedClasses }),
  keys("jina-key", "jina_", DASHED, 32, { full: 60 }),
  keys("elevenlabs-key", "sk_", LOWER_HEX, 40, { isAlone: true, full: 48 }),
  keys("pinecone-key", "pcsk_", UNDERSCORED, 24, { full: 70 }),
  keys("langsmith-key", ["lsv2_pt_", "lsv2_sk_"], UNDERSCORED, 24, { full: 43 }),
  keys("tavily-key", ["tvly-dev-", "tvly-prod-", "tvly-"], DASHED, 24, { full: 32 }),
  keys("weights-and-biases-key", "wandb_v1_", UNDERSCORED, 30),
  keys("assistant-session", "sess-", WORD, 30, { isAlone: true, full: 40 }),
  keys("firecrawl-key", "fc-", HEX, 30, { isAlone: true, full: 32 }),
];

/** "sk-" also ends "task-" and "risk-": glued to a word, only an unmistakably random run counts. */
function isPlainSkKey(body: string, startsToken: boolean): boolean {
  const run = longestAlnumRun(body);
  return run >= 16 && (hasMixedClasses(body) || (startsToken && run >= 20));
}
