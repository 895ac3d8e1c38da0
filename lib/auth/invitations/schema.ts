import { z } from "zod";
import { displayNameSchema, emailSchema, passwordInputSchema } from "../schema.ts";

/** An owner is named among the members, never by a letter. */
export const invitedRoleSchema = z.enum(["ADMIN", "ANALYST", "USER", "READ_ONLY"]);

const MOST_USES = 100;

export const createInvitationSchema = z.strictObject({
  role: invitedRoleSchema,
  /** Given, the invitation is for this address alone and used once; left out, it is a link for whoever has it. */
  email: emailSchema.optional(),
  maxUses: z.int().min(1).max(MOST_USES, `A link is good for ${MOST_USES} people at most.`).default(1),
});
export type CreateInvitationInput = z.infer<typeof createInvitationSchema>;

export const invitationSchema = z.object({
  id: z.string(),
  role: invitedRoleSchema,
  email: z.string().nullable(),
  maxUses: z.int(),
  uses: z.int(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  isExpired: z.boolean(),
  /** When the letter left; null when there is none, or when it could not be sent. */
  sentAt: z.iso.datetime().nullable(),
  invitedBy: z.string(),
});
export type Invitation = z.infer<typeof invitationSchema>;

export const listInvitationsSchema = z.strictObject({
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type ListInvitationsInput = z.infer<typeof listInvitationsSchema>;
export const invitationPageSchema = z.object({ items: z.array(invitationSchema), nextCursor: z.string().nullable() });

/** `link` is shown this once, and not at all when a letter carries it. */
export const issuedInvitationSchema = invitationSchema.extend({ link: z.string().nullable() });
export type IssuedInvitation = z.infer<typeof issuedInvitationSchema>;

export const byInvitationSchema = z.strictObject({ invitationId: z.string().max(60) });

const tokenSchema = z.string().min(1).max(200);

export const invitationTokenSchema = z.strictObject({ token: tokenSchema });

export const invitationPreviewSchema = z.object({
  organizationName: z.string(),
  invitedBy: z.string(),
  role: invitedRoleSchema,
  /** The one address it is for; null for a link. */
  email: z.string().nullable(),
  expiresAt: z.iso.datetime(),
});
export type InvitationPreview = z.infer<typeof invitationPreviewSchema>;

export const registerByInvitationSchema = z.strictObject({
  token: tokenSchema,
  name: displayNameSchema,
  /** For a link; an invitation by e-mail is for its own address. */
  email: emailSchema.optional(),
  password: passwordInputSchema,
});
export type RegisterByInvitationInput = z.infer<typeof registerByInvitationSchema>;
