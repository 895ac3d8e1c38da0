import * as z from "zod/mini";
import { requestJson } from "./http.ts";
import { guardActionSchema } from "./turns.ts";

export const ATTACK_CLASSES = [
  "override",
  "extraction",
  "role_hijack",
  "delimiter_forging",
  "exfiltration",
  "encoding_trick",
  "tool_abuse",
  "sentinel",
] as const;
export type AttackClass = (typeof ATTACK_CLASSES)[number];

export const DATA_CLASSES = [
  "secret",
  "card",
  "iban",
  "national_id",
  "bank_account",
  "health",
  "date_of_birth",
  "email",
  "phone",
  "address",
] as const;
export type DataClass = (typeof DATA_CLASSES)[number];

const attackActionSchema = z.enum(["allow", "warn", "block"]);
export type AttackAction = z.infer<typeof attackActionSchema>;
const instructionsActionSchema = z.enum(["allow", "warn", "redact"]);
const failModeSchema = z.enum(["closed", "open"]);

const policySchema = z.object({
  maxInputChars: z.number(),
  failMode: failModeSchema,
  thresholds: z.object({ user: z.number(), untrusted: z.number() }),
  attacks: z.record(z.enum(ATTACK_CLASSES), attackActionSchema),
  data: z.record(z.enum(DATA_CLASSES), z.object({ input: guardActionSchema, output: guardActionSchema })),
  links: z.enum(["all", "payload", "off"]),
  allowedHosts: z.array(z.string()),
  instructions: instructionsActionSchema,
  allowedPhrases: z.array(z.string()),
  judge: z.object({ mode: z.enum(["off", "grey"]), failMode: failModeSchema }),
});
export type GuardPolicy = z.infer<typeof policySchema>;

const versionSchema = z.object({
  version: z.number(),
  policy: policySchema,
  note: z.nullable(z.string()),
  restoredFrom: z.nullable(z.number()),
  createdAt: z.nullable(z.string()),
  createdBy: z.nullable(z.string()),
});
/** One decision of the organization; version 0 is the default that nobody has made. */
export type PolicyVersion = z.infer<typeof versionSchema>;

const versionPageSchema = z.object({ items: z.array(versionSchema), nextCursor: z.nullable(z.string()) });

const PATH = "/api/guard/policy";

export function getPolicy(signal: AbortSignal): Promise<PolicyVersion> {
  return requestJson(PATH, versionSchema, { signal });
}

/** `version` is the one the change was made from: a newer one refuses it. */
export function savePolicy(body: { version: number; policy: GuardPolicy; note?: string }): Promise<PolicyVersion> {
  return requestJson(PATH, versionSchema, { method: "PUT", body });
}

export function listPolicyVersions(cursor: string | null, signal: AbortSignal) {
  const query = new URLSearchParams({ limit: "20", ...(cursor !== null && { cursor }) });
  return requestJson(`${PATH}/versions?${query}`, versionPageSchema, { signal });
}

export function restorePolicy(body: { version: number; from: number; note?: string }): Promise<PolicyVersion> {
  return requestJson(`${PATH}/restore`, versionSchema, { method: "POST", body });
}

const replaySchema = z.object({
  from: z.string(),
  to: z.string(),
  floor: z.number(),
  looked: z.number(),
  changed: z.number(),
  transitions: z.array(z.object({ from: guardActionSchema, to: guardActionSchema, count: z.number() })),
  examples: z.array(
    z.object({
      id: z.string(),
      at: z.string(),
      feature: z.string(),
      stage: z.enum(["guard_in", "guard_out"]),
      score: z.number(),
      from: guardActionSchema,
      to: guardActionSchema,
    }),
  ),
  nextCursor: z.nullable(z.string()),
});
export type Replay = z.infer<typeof replaySchema>;

export function replayPolicy(body: { days: number; policy?: GuardPolicy; cursor?: string }, signal: AbortSignal): Promise<Replay> {
  return requestJson(`${PATH}/replay`, replaySchema, { method: "POST", body, signal });
}

/** A draft that was stored by an older page may have another form: then there is none. */
export function parsePolicy(text: string | null): GuardPolicy | null {
  if (text === null) return null;
  try {
    const parsed = policySchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
