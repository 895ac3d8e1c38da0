import { z } from "zod";
import { stepUpInputSchema } from "../../../../lib/auth/mfa/schema.ts";
import { sendStepUpCode } from "../../../../lib/auth/mfa/send-code.ts";
import { stepUp } from "../../../../lib/auth/mfa/step-up.ts";
import { limits } from "../../../../lib/platform/limits/limit.ts";
import { defineRoute } from "../../../_http/define-route.ts";

export const stepUpRoute = defineRoute({
  method: "post",
  path: "/auth/step-up",
  summary: "Prove yourself again, for what does lasting harm",
  description:
    "Good for ten minutes of this session. Who has a second factor proves by it or by a recovery code; the password counts for the others.",
  access: "signed-in",
  limit: limits.account,
  body: stepUpInputSchema,
  output: z.object({ provenUntil: z.iso.datetime() }),
  errors: ["auth.code_wrong", "auth.current_password_wrong", "auth.method_unavailable", "auth.locked_out"],
  handle: async ({ ctx, body }) => ({ provenUntil: (await stepUp(ctx, body)).provenUntil.toISOString() }),
});

export const sendStepUpCodeRoute = defineRoute({
  method: "post",
  path: "/auth/step-up/sms-code",
  summary: "Have a code for proving yourself again sent to your phone",
  access: "signed-in",
  limit: limits.account,
  body: z.strictObject({}).default({}),
  output: z.object({ phone: z.string() }),
  errors: ["auth.method_unavailable", "auth.locked_out", "auth.sms_not_offered", "auth.sms_unavailable"],
  handle: ({ ctx }) => sendStepUpCode(ctx),
});
