import { z } from "zod";
import { PLATFORM_ROLES } from "../platform/permissions.ts";
import { SECOND_STEP_METHODS } from "./proof.ts";

/** Addresses are compared by `normalizeEmail`; what the person typed is kept for display. */
export const emailSchema = z
  .string()
  .trim()
  .max(254, "An e-mail address has at most 254 characters.")
  .pipe(z.email("Enter an e-mail address such as ana@example.com."));

export const displayNameSchema = z
  .string()
  .trim()
  .min(1, "Enter a name.")
  .max(100, "A name has at most 100 characters.")
  .regex(/^\P{Cc}*$/u, "A name cannot hold control characters.");

/** The policy is judged by the verb, which knows the account; this only bounds the work. */
export const passwordInputSchema = z.string().min(1, "Enter a password.").max(1_024, "A password has at most 128 characters.");

export const registerInputSchema = z.strictObject({
  name: displayNameSchema,
  email: emailSchema,
  password: passwordInputSchema,
  organizationName: displayNameSchema.optional(),
});
export type RegisterInput = z.infer<typeof registerInputSchema>;

export const signInInputSchema = z.strictObject({
  email: emailSchema,
  password: passwordInputSchema,
  /** The token of an invitation, for somebody who is in no organization any more. */
  invitation: z.string().min(1).max(200).optional(),
});
export type SignInInput = z.infer<typeof signInInputSchema>;

export const changePasswordInputSchema = z.strictObject({ currentPassword: passwordInputSchema, newPassword: passwordInputSchema });
export type ChangePasswordInput = z.infer<typeof changePasswordInputSchema>;

export const forgotPasswordInputSchema = z.strictObject({ email: emailSchema });

export const resetPasswordInputSchema = z.strictObject({ token: z.string().min(1).max(200), newPassword: passwordInputSchema });
export type ResetPasswordInput = z.infer<typeof resetPasswordInputSchema>;

export const roleSchema = z.enum(["OWNER", "ADMIN", "ANALYST", "USER", "READ_ONLY"]);

export const accountSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: roleSchema,
  createdAt: z.iso.datetime(),
  /** Only of those who run the deployment. */
  platformRole: z.enum(PLATFORM_ROLES).optional(),
});
export type Account = z.infer<typeof accountSchema>;

export const signedInReplySchema = z.object({ message: z.string(), token: z.string(), user: accountSchema });

const secondStepReplySchema = z.object({
  message: z.string(),
  secondStep: z.object({ ticket: z.string(), methods: z.array(z.enum(SECOND_STEP_METHODS)), expiresAt: z.iso.datetime() }),
});
export const signInReplySchema = z.union([signedInReplySchema, secondStepReplySchema]);

export const renameAccountInputSchema = z.strictObject({ name: displayNameSchema });
export const emailChangeInputSchema = z.strictObject({ email: emailSchema });
export const confirmEmailInputSchema = z.strictObject({ token: z.string().min(1, "Open the link from the letter.").max(200) });

/** `pending`: an address that was entered and has not been confirmed yet. */
export const emailStatusSchema = z.object({
  email: z.string(),
  isVerified: z.boolean(),
  pending: z.object({ email: z.string(), expiresAt: z.iso.datetime() }).nullable(),
});
export type EmailStatus = z.infer<typeof emailStatusSchema>;
