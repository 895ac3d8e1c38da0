import { checkReportSchema, checkTextSchema } from "../../../lib/guard/check.schema.ts";
import { checkText } from "../../../lib/guard/check-text.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { PLATFORM_LIMITS } from "../../../lib/platform/platform-limits.ts";
import { defineRoute } from "../../_http/define-route.ts";

export const checkTextRoute = defineRoute({
  method: "post",
  path: "/guard/check",
  summary: "Ask the guard about a text: a message, an answer, or data from elsewhere",
  description:
    "By the organization's policy, or a draft of it. Nothing is stored and no model is asked. With `detail`, every stage, signal and place.",
  access: "guard.write",
  limit: limits.guardCheck,
  body: checkTextSchema,
  bodyMaxBytes: PLATFORM_LIMITS.vercel.requestBodyBytes,
  output: checkReportSchema,
  errors: [],
  handle: ({ ctx, body }) => checkText(ctx, body),
});
