import { z } from "zod";
import { beginSms } from "../../../../lib/auth/mfa/begin-sms.ts";
import { beginTotp } from "../../../../lib/auth/mfa/begin-totp.ts";
import { confirmSms } from "../../../../lib/auth/mfa/confirm-sms.ts";
import { confirmTotp } from "../../../../lib/auth/mfa/confirm-totp.ts";
import { getSecondFactors } from "../../../../lib/auth/mfa/get-second-factors.ts";
import { removeSms, removeTotp } from "../../../../lib/auth/mfa/remove-factor.ts";
import { replaceRecoveryCodes } from "../../../../lib/auth/mfa/replace-recovery-codes.ts";
import {
  codeInputSchema,
  enrolledSchema,
  phoneInputSchema,
  recoveryCodesSchema,
  secondFactorsSchema,
  totpEnrolmentSchema,
} from "../../../../lib/auth/mfa/schema.ts";
import { limits } from "../../../../lib/platform/limits/limit.ts";
import { defineRoute } from "../../../_http/define-route.ts";

/** Open to every role, READ_ONLY too: how somebody signs in is theirs, and no part of what the organization owns. */
const noBody = z.strictObject({}).default({});

export const getSecondFactorsRoute = defineRoute({
  method: "get",
  path: "/auth/mfa",
  summary: "Your second factors and how many recovery codes are left",
  access: "account.read",
  limit: limits.read,
  output: secondFactorsSchema,
  errors: [],
  handle: ({ ctx }) => getSecondFactors(ctx),
});

export const beginTotpRoute = defineRoute({
  method: "post",
  path: "/auth/mfa/totp",
  summary: "Begin to set up an authenticator app",
  description: "The secret is shown this once. Nothing changes until a code confirms it, within fifteen minutes.",
  access: "signed-in",
  stepUp: true,
  limit: limits.account,
  body: noBody,
  output: totpEnrolmentSchema,
  errors: [],
  handle: async ({ ctx }) => {
    const { expiresAt, ...shown } = await beginTotp(ctx);
    return { ...shown, expiresAt: expiresAt.toISOString() };
  },
});

export const confirmTotpRoute = defineRoute({
  method: "post",
  path: "/auth/mfa/totp/confirm",
  summary: "Finish setting up an authenticator app with a code from it",
  access: "signed-in",
  limit: limits.account,
  body: codeInputSchema,
  output: enrolledSchema,
  errors: ["auth.code_wrong", "auth.enrolment_missing"],
  handle: ({ ctx, body }) => confirmTotp(ctx, body.code),
});

export const removeTotpRoute = defineRoute({
  method: "delete",
  path: "/auth/mfa/totp",
  summary: "Remove your authenticator app",
  access: "signed-in",
  stepUp: true,
  limit: limits.account,
  output: z.void(),
  status: 204,
  errors: ["auth.factor_not_found", "auth.password_too_short_alone"],
  handle: ({ ctx }) => removeTotp(ctx),
});

export const beginSmsRoute = defineRoute({
  method: "post",
  path: "/auth/mfa/sms",
  summary: "Begin to set up codes by text message",
  access: "signed-in",
  stepUp: true,
  limit: limits.account,
  body: phoneInputSchema,
  output: z.object({ expiresAt: z.iso.datetime() }),
  errors: ["auth.sms_not_offered", "auth.sms_unavailable", "auth.locked_out"],
  handle: async ({ ctx, body }) => ({ expiresAt: (await beginSms(ctx, body.phone)).expiresAt.toISOString() }),
});

export const confirmSmsRoute = defineRoute({
  method: "post",
  path: "/auth/mfa/sms/confirm",
  summary: "Finish setting up text messages with the code that was sent",
  access: "signed-in",
  limit: limits.account,
  body: codeInputSchema,
  output: enrolledSchema,
  errors: ["auth.code_wrong", "auth.enrolment_missing", "auth.locked_out", "auth.sms_not_offered", "auth.sms_unavailable"],
  handle: ({ ctx, body }) => confirmSms(ctx, body.code),
});

export const removeSmsRoute = defineRoute({
  method: "delete",
  path: "/auth/mfa/sms",
  summary: "Remove your phone",
  access: "signed-in",
  stepUp: true,
  limit: limits.account,
  output: z.void(),
  status: 204,
  errors: ["auth.factor_not_found", "auth.password_too_short_alone"],
  handle: ({ ctx }) => removeSms(ctx),
});

export const replaceRecoveryCodesRoute = defineRoute({
  method: "post",
  path: "/auth/mfa/recovery-codes",
  summary: "Get ten new recovery codes; the old ones end",
  access: "signed-in",
  stepUp: true,
  limit: limits.account,
  body: noBody,
  output: recoveryCodesSchema,
  errors: ["auth.factor_not_found"],
  handle: ({ ctx }) => replaceRecoveryCodes(ctx),
});
