import { z } from "zod";
import { finishSignIn } from "../../../../lib/auth/mfa/finish-sign-in.ts";
import { secondStepInputSchema, ticketInputSchema } from "../../../../lib/auth/mfa/schema.ts";
import { sendSignInCode } from "../../../../lib/auth/mfa/send-code.ts";
import { signInReplySchema } from "../../../../lib/auth/schema.ts";
import { limits } from "../../../../lib/platform/limits/limit.ts";
import { defineRoute } from "../../../_http/define-route.ts";
import { toSignInReply } from "../sign-in-reply.ts";

export const secondStepRoute = defineRoute({
  method: "post",
  path: "/auth/second-step",
  summary: "Finish a sign-in with a code",
  description:
    "`ticket` comes from the first step and is good for five minutes and five tries. `method` is one of those named with it: `totp` and `sms` codes have six digits, a recovery code ten characters.",
  access: "public",
  limit: limits.signIn,
  body: secondStepInputSchema,
  output: signInReplySchema,
  errors: ["auth.second_step_refused", "auth.code_wrong", "auth.method_unavailable", "auth.locked_out", "auth.membership_missing"],
  handle: async ({ ctx, body, request }) => toSignInReply(ctx, request, { type: "signed-in", signedIn: await finishSignIn(ctx, body) }),
});

export const sendSignInCodeRoute = defineRoute({
  method: "post",
  path: "/auth/second-step/sms-code",
  summary: "Have a code for the second step sent to your phone",
  access: "public",
  limit: limits.signIn,
  body: ticketInputSchema,
  output: z.object({ phone: z.string() }),
  errors: [
    ...["auth.second_step_refused", "auth.method_unavailable", "auth.locked_out"],
    ...["auth.sms_not_offered", "auth.sms_unavailable"],
  ],
  handle: ({ ctx, body }) => sendSignInCode(ctx, body.ticket),
});
