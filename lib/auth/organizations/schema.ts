import { z } from "zod";
import { displayNameSchema, roleSchema } from "../schema.ts";

/** What an organization decides about the accounts of its members. */
export const organizationSettingsSchema = z.strictObject({
  /** Of passwords without a second factor, in characters. */
  passwordMinLength: z.int().min(12, "Passwords have at least 12 characters.").max(15, "At most 15 characters can be asked for."),
  /** Every member needs a second factor. */
  requireMfa: z.boolean(),
  /** A session nobody has used for so long ends; null leaves it to the seven days of any session. */
  sessionIdleMinutes: z
    .int()
    .min(5, "Sessions may rest for 5 minutes at least.")
    .max(10_080, "No session rests for more than 7 days (10,080 minutes).")
    .nullable(),
  /** Members may hand out links under which anybody reads a copy of a conversation of theirs. */
  isSharingAllowed: z.boolean(),
});
export type OrganizationSettings = z.infer<typeof organizationSettingsSchema>;

export const DEFAULT_ORGANIZATION_SETTINGS: OrganizationSettings = {
  passwordMinLength: 12,
  requireMfa: false,
  sessionIdleMinutes: null,
  isSharingAllowed: true,
};

export const organizationSchema = z.object({
  id: z.string(),
  name: z.string(),
  role: roleSchema,
  createdAt: z.iso.datetime(),
  settings: organizationSettingsSchema,
});
export type Organization = z.infer<typeof organizationSchema>;

export const ownOrganizationSchema = z.object({ id: z.string(), name: z.string(), role: roleSchema, isCurrent: z.boolean() });
export type OwnOrganization = z.infer<typeof ownOrganizationSchema>;

export const createOrganizationSchema = z.strictObject({ name: displayNameSchema });
export type CreateOrganizationInput = z.infer<typeof createOrganizationSchema>;

const idSchema = z.string().max(60);

export const switchOrganizationSchema = z.strictObject({ organizationId: idSchema });

export const updateOrganizationSchema = z.strictObject({
  name: displayNameSchema.optional(),
  settings: organizationSettingsSchema.partial().optional(),
});
export type UpdateOrganizationInput = z.infer<typeof updateOrganizationSchema>;

export const memberSchema = z.object({
  userId: z.string(),
  name: z.string(),
  email: z.string(),
  role: roleSchema,
  joinedAt: z.iso.datetime(),
  /** Null when no session of the last seven days is known. */
  lastActiveAt: z.iso.datetime().nullable(),
  /** What the caller may do about them. */
  mayBecome: z.array(roleSchema),
  mayRemove: z.boolean(),
});
export type Member = z.infer<typeof memberSchema>;
export const memberPageSchema = z.object({ items: z.array(memberSchema), nextCursor: z.string().nullable() });

export const listMembersSchema = z.strictObject({
  role: roleSchema.optional(),
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type ListMembersInput = z.infer<typeof listMembersSchema>;

export const byMemberSchema = z.strictObject({ userId: idSchema });
export const changeRoleSchema = z.strictObject({ role: roleSchema });
export const transferOwnershipSchema = z.strictObject({ userId: idSchema });
