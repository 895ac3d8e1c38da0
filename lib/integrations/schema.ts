import { z } from "zod";

export const INTEGRATION_TYPES = [
  "openai",
  "claude",
  "gemini",
  "groq",
  "xai",
  "gocardless",
  "telegram",
  "sendgrid",
  "twilio",
  "webhook",
] as const;
export const integrationTypeSchema = z.enum(INTEGRATION_TYPES);
export type IntegrationType = z.infer<typeof integrationTypeSchema>;

/** Of which the router asks for answers. */
export const MODEL_TYPES = ["openai", "claude", "gemini", "groq", "xai"] as const satisfies readonly IntegrationType[];
export type ModelType = (typeof MODEL_TYPES)[number];

/** "platform" is the deployment's own environment: listed, never written here. */
export const integrationScopeSchema = z.enum(["personal", "organization", "platform"]);
const ownedScopeSchema = z.enum(["personal", "organization"]);

/** "connected" only after the vendor itself has taken the secret. */
export const integrationStatusSchema = z.enum(["connected", "failed", "untested"]);
export type IntegrationStatus = z.infer<typeof integrationStatusSchema>;

/** Why a test failed. "key_refused" alone says that the secret is not good. */
export const TEST_FAILURES = [
  "key_refused",
  "address_refused",
  "unreachable",
  "timeout",
  "rate_limited",
  "vendor_error",
  "unexpected_answer",
] as const;
export const testFailureSchema = z.enum(TEST_FAILURES);
export type TestFailure = z.infer<typeof testFailureSchema>;

export const integrationIdSchema = z.string().min(1).max(40);

/** What stands in the fields depends on the type; see `get-spec.ts`. A secret among them never comes back. */
const fieldsSchema = z.record(z.string().max(40), z.string().max(4_096));
const nameSchema = z.string().trim().min(1).max(80);
const expirySchema = z.iso.datetime().nullable();

export const createIntegrationSchema = z.strictObject({
  type: integrationTypeSchema,
  scope: ownedScopeSchema.default("personal"),
  name: nameSchema.optional(),
  fields: fieldsSchema,
  expiresAt: expirySchema.default(null),
});
export type CreateIntegrationInput = z.output<typeof createIntegrationSchema>;

export const updateIntegrationSchema = z.strictObject({
  name: nameSchema.optional(),
  expiresAt: expirySchema.optional(),
  /** Only what neither is a secret nor says where a secret goes. */
  fields: fieldsSchema.optional(),
});
export type UpdateIntegrationInput = z.output<typeof updateIntegrationSchema>;

export const rotateIntegrationSchema = z.strictObject({ fields: fieldsSchema, expiresAt: expirySchema.optional() });
export type RotateIntegrationInput = z.output<typeof rotateIntegrationSchema>;

const count = z.int().min(0);

export const integrationSchema = z.object({
  id: z.string().nullable().describe("Null of the deployment's own, which no route changes"),
  type: integrationTypeSchema,
  scope: integrationScopeSchema,
  name: z.string(),
  status: integrationStatusSchema,
  reason: testFailureSchema.nullable(),
  lastTestedAt: z.iso.datetime().nullable(),
  masked: z.string().describe("Dots and, of a long secret, its last four characters"),
  fields: z.record(z.string(), z.string()).describe("What is no secret"),
  isUsed: z.boolean().describe("Proven once, not refused since, not expired: features may use it"),
  expiresAt: z.iso.datetime().nullable(),
  isExpired: z.boolean(),
  lastUsedAt: z.iso.datetime().nullable(),
  usage: z.array(z.object({ day: z.iso.date(), count })).describe("Days of the last thirty on which it was used"),
  waiting: z
    .object({ masked: z.string(), createdAt: z.iso.datetime(), reason: testFailureSchema.nullable() })
    .nullable()
    .describe("A new value that could not be tested yet; until it is, the old one stays in use"),
  createdAt: z.iso.datetime().nullable(),
  rotatedAt: z.iso.datetime().nullable(),
  canChange: z.boolean().describe("Whether the caller may change it"),
});
export type Integration = z.infer<typeof integrationSchema>;

export const integrationPageSchema = z.object({ items: z.array(integrationSchema), nextCursor: z.string().nullable() });

export const integrationStatusListSchema = z.array(
  z.object({
    type: integrationTypeSchema,
    scope: integrationScopeSchema,
    status: integrationStatusSchema,
    lastTestedAt: z.iso.datetime().nullable(),
    masked: z.string(),
  }),
);
export type IntegrationStatusRow = z.infer<typeof integrationStatusListSchema>[number];
