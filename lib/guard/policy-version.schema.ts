import { z } from "zod";
import { guardPolicySchema } from "./policy.ts";

const version = z.int().min(0);
const note = z.string().trim().min(1).max(500);

/** One decision of an organization. Version 0 is the default, which nobody has made. */
export const policyVersionSchema = z.object({
  version,
  policy: guardPolicySchema,
  note: z.string().nullable(),
  /** The version this one brought back. */
  restoredFrom: version.nullable(),
  createdAt: z.iso.datetime().nullable(),
  createdBy: z.string().nullable(),
});
export type PolicyVersionView = z.infer<typeof policyVersionSchema>;

/** `version` is the one the change was decided on; when another has come since, nothing is changed. */
export const updatePolicySchema = z.strictObject({ version, policy: guardPolicySchema, note: note.optional() });
export type UpdatePolicyInput = z.infer<typeof updatePolicySchema>;

export const restorePolicySchema = z.strictObject({ version, from: version, note: note.optional() });
export type RestorePolicyInput = z.infer<typeof restorePolicySchema>;

export const listPolicyVersionsSchema = z.strictObject({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});
export const policyVersionPageSchema = z.object({ items: z.array(policyVersionSchema), nextCursor: z.string().nullable() });
