import { z } from "zod";

export const attackClassSchema = z.enum([
  "override",
  "extraction",
  "role_hijack",
  "delimiter_forging",
  "exfiltration",
  "encoding_trick",
  "tool_abuse",
  "sentinel",
]);
export type AttackClass = z.infer<typeof attackClassSchema>;

export const dataClassSchema = z.enum([
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
]);
export type DataClass = z.infer<typeof dataClassSchema>;

export const guardActionSchema = z.enum(["allow", "warn", "redact", "block"]);
export type GuardAction = z.infer<typeof guardActionSchema>;

const attackActionSchema = guardActionSchema.exclude(["redact"]);
const dataActionsSchema = z.strictObject({ input: guardActionSchema, output: guardActionSchema });
const thresholdSchema = z.number().min(0.05).max(1);

/** What an organization has decided about its guard. The defaults are `DEFAULT_GUARD_POLICY`. */
export const guardPolicySchema = z.strictObject({
  maxInputChars: z.int().min(1_000).max(200_000),
  failMode: z.enum(["closed", "open"]).describe("What a guard that cannot decide does with a text: refuse it, or let it through."),
  thresholds: z.strictObject({ user: thresholdSchema, untrusted: thresholdSchema }),
  attacks: z.record(attackClassSchema, attackActionSchema),
  data: z.record(dataClassSchema, dataActionsSchema),
  links: z
    .enum(["all", "payload", "off"])
    .describe("Which Markdown links and images to foreign hosts are defused in answers: all, those that can carry data away, or none."),
  allowedHosts: z.array(z.string().min(1).max(253)).max(200),
  instructions: guardActionSchema.exclude(["block"]).describe("When an answer repeats the hidden instructions word for word."),
  allowedPhrases: z.array(z.string().min(4).max(500)).max(200),
  judge: z.strictObject({ mode: z.enum(["off", "grey"]), failMode: z.enum(["closed", "open"]) }),
});
export type GuardPolicyRules = z.infer<typeof guardPolicySchema>;

/** `version` counts an organization's own policies; 0 is the default that nobody has changed. */
export type GuardPolicy = GuardPolicyRules & { version: number };

export const DEFAULT_GUARD_POLICY: GuardPolicy = {
  version: 0,
  maxInputChars: 32_000,
  failMode: "closed",
  thresholds: { user: 0.5, untrusted: 0.5 },
  attacks: {
    override: "block",
    extraction: "block",
    role_hijack: "block",
    delimiter_forging: "block",
    exfiltration: "block",
    encoding_trick: "block",
    tool_abuse: "block",
    sentinel: "block",
  },
  data: {
    secret: { input: "warn", output: "redact" },
    card: { input: "warn", output: "redact" },
    iban: { input: "warn", output: "redact" },
    national_id: { input: "warn", output: "redact" },
    bank_account: { input: "warn", output: "redact" },
    health: { input: "warn", output: "redact" },
    date_of_birth: { input: "allow", output: "allow" },
    email: { input: "allow", output: "allow" },
    phone: { input: "allow", output: "allow" },
    address: { input: "allow", output: "allow" },
  },
  links: "payload",
  allowedHosts: [],
  instructions: "redact",
  allowedPhrases: [],
  judge: { mode: "off", failMode: "open" },
};
