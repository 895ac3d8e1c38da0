import { z } from "zod";
import { FACTOR_KINDS } from "../proof.ts";
import { roleSchema } from "../schema.ts";

const idSchema = z.string().min(1).max(60);
const reasonSchema = z
  .string()
  .trim()
  .min(3, "Say why, in a few words.")
  .max(500, "A reason has at most 500 characters.")
  .regex(/^\P{Cc}*$/u, "A reason is one line.");

export const platformRoleSchema = z.enum(["SUPER_ADMIN", "SUPPORT"]);

export const listUsersSchema = z.strictObject({
  q: z.string().trim().min(1).max(100).optional().describe("The beginning of an address, a name or a word of it"),
  role: roleSchema.optional(),
  banned: z.enum(["true", "false"]).optional(),
  orgId: idSchema.optional().describe("One organization, for whoever runs the deployment; without it they see all"),
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).optional(),
});
export type ListUsersInput = Omit<z.infer<typeof listUsersSchema>, "limit"> & { limit: number };

export const adminUserSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: roleSchema,
  isBanned: z.boolean(),
  createdAt: z.iso.datetime(),
  /** Only for whoever runs the deployment: they see every organization. */
  orgId: z.string().optional(),
});
export type AdminUser = z.infer<typeof adminUserSchema>;
export const adminUserPageSchema = z.object({ items: z.array(adminUserSchema), nextCursor: z.string().nullable() });

export const banSchema = z.object({
  at: z.iso.datetime(),
  by: z.string(),
  byName: z.string().nullable(),
  scope: z.enum(["organization", "platform"]),
  reason: z.string(),
  ticket: z.string().nullable(),
});

export const adminUserDetailSchema = adminUserSchema.extend({
  orgId: z.string(),
  platformRole: platformRoleSchema.nullable(),
  ban: banSchema.nullable(),
  joinedAt: z.iso.datetime(),
  /** Whether the caller may act on this person at all, and on the person's whole account. */
  mayAct: z.boolean(),
  mayActOnAccount: z.boolean(),
  sessions: z.array(
    z.object({ id: z.string(), ip: z.string(), device: z.string(), createdAt: z.iso.datetime(), lastSeenAt: z.iso.datetime() }),
  ),
  /** Kinds of second factor, and how many keys are in use here. */
  factors: z.array(z.enum(FACTOR_KINDS)),
  keys: z.int(),
  /** Elsewhere, as a number alone: which organizations those are is none of this one's business. */
  otherMemberships: z.int(),
  /** Every organization, for whoever runs the deployment. */
  memberships: z.array(z.object({ orgId: z.string(), role: roleSchema, isBanned: z.boolean() })).optional(),
});
export type AdminUserDetail = z.infer<typeof adminUserDetailSchema>;

export const byUserSchema = z.strictObject({ userId: idSchema });
export const inOrganizationSchema = z.strictObject({ orgId: idSchema.optional() });

const organizationField = { orgId: idSchema.optional().describe("The organization meant, for whoever runs the deployment") };
const scopeField = { scope: z.enum(["organization", "platform"]).default("organization") };

export const banUserSchema = z.strictObject({
  reason: reasonSchema,
  ticket: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .regex(/^\P{Cc}*$/u, "A ticket is one line.")
    .optional(),
  ...scopeField,
  ...organizationField,
});
export type BanUserInput = z.infer<typeof banUserSchema> & { userId: string };

export const unbanUserSchema = z.strictObject({ reason: reasonSchema, ...scopeField, ...organizationField });
export type UnbanUserInput = z.infer<typeof unbanUserSchema> & { userId: string };

export const changeUserRoleSchema = z.strictObject({ role: roleSchema });
export const withReasonSchema = z.strictObject({ reason: reasonSchema, ...organizationField });
export type WithReasonInput = z.infer<typeof withReasonSchema> & { userId: string };
