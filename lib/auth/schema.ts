import { z } from "zod";

/** Addresses are compared by `normalizeEmail`; what the person typed is kept for display. */
const emailSchema = z
  .string()
  .trim()
  .max(254, "An e-mail address has at most 254 characters.")
  .pipe(z.email("Enter an e-mail address such as ana@example.com."));

const displayNameSchema = z
  .string()
  .trim()
  .min(1, "Enter a name.")
  .max(100, "A name has at most 100 characters.")
  .regex(/^\P{Cc}*$/u, "A name cannot hold control characters.");

/** The policy is judged by the verb, which knows the account; this only bounds the work. */
const passwordInputSchema = z.string().min(1, "Enter a password.").max(1_024, "A password has at most 128 characters.");

export const registerInputSchema = z.strictObject({
  name: displayNameSchema,
  email: emailSchema,
  password: passwordInputSchema,
  organizationName: displayNameSchema.optional(),
});
export type RegisterInput = z.infer<typeof registerInputSchema>;

export const signInInputSchema = z.strictObject({ email: emailSchema, password: passwordInputSchema });
export type SignInInput = z.infer<typeof signInInputSchema>;

export const changePasswordInputSchema = z.strictObject({ currentPassword: passwordInputSchema, newPassword: passwordInputSchema });
export type ChangePasswordInput = z.infer<typeof changePasswordInputSchema>;

export const roleSchema = z.enum(["OWNER", "ADMIN", "ANALYST", "USER", "READ_ONLY"]);

export const accountSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: roleSchema,
  createdAt: z.iso.datetime(),
});
export type Account = z.infer<typeof accountSchema>;

export const signedInReplySchema = z.object({ message: z.string(), token: z.string(), user: accountSchema });
