import { z } from "zod";

/** Longer than any code; it only bounds the work. */
const codeSchema = z.string().trim().min(1, "Enter the code.").max(64, "A code has at most 11 characters.");
const codeMethodSchema = z.enum(["totp", "sms", "recovery"]);
const ticketSchema = z.string().min(1).max(200);

export const secondStepInputSchema = z.strictObject({ ticket: ticketSchema, method: codeMethodSchema, code: codeSchema });
export type SecondStepInput = z.infer<typeof secondStepInputSchema>;

export const ticketInputSchema = z.strictObject({ ticket: ticketSchema });

export const stepUpInputSchema = z.strictObject({
  method: z.enum(["password", ...codeMethodSchema.options]),
  code: z.string().min(1, "Enter it.").max(1_024).describe("The code, or for `password` the password."),
});
export type StepUpInput = z.infer<typeof stepUpInputSchema>;

export const codeInputSchema = z.strictObject({ code: codeSchema });

/** E.164: a plus, the country, at most 15 digits. Spaces and dashes are how people write it. */
export const phoneInputSchema = z.strictObject({
  phone: z
    .string()
    .transform((phone) => phone.replace(/[\s()-]/g, ""))
    .pipe(z.string().regex(/^\+[1-9]\d{6,14}$/, "Enter the number with its country, such as +44 20 7946 0000.")),
});

export const totpEnrolmentSchema = z.object({
  secret: z.string().describe("Base32, for typing it into an app."),
  uri: z.string().describe("What a QR code of it holds."),
  expiresAt: z.iso.datetime(),
});

/** Null when the codes from before stay good. */
export const enrolledSchema = z.object({ recoveryCodes: z.array(z.string()).nullable() });

export const recoveryCodesSchema = z.object({ recoveryCodes: z.array(z.string()) });

export const secondFactorsSchema = z.object({
  totp: z.object({ enrolledAt: z.iso.datetime(), lastUsedAt: z.iso.datetime() }).nullable(),
  sms: z.object({ phone: z.string(), enrolledAt: z.iso.datetime(), lastUsedAt: z.iso.datetime() }).nullable(),
  hasPasskey: z.boolean(),
  recoveryCodesLeft: z.int(),
  isRequired: z.boolean().describe("Whether your role here may not be without one."),
  isSmsOffered: z.boolean(),
});
export type SecondFactors = z.infer<typeof secondFactorsSchema>;
