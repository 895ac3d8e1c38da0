import { z } from "zod";
import { showBranch } from "../../../lib/chat/branches/show-branch.ts";
import { byJobSchema, jobIdSchema } from "../../../lib/chat/schema.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { defineRoute } from "../../_http/define-route.ts";

export const showBranchRoute = defineRoute({
  method: "post",
  path: "/chat/branch",
  summary: "Show the conversation through one of several messages or answers at the same place",
  access: "chat.write",
  limit: limits.write,
  body: byJobSchema,
  output: z.object({ branchId: jobIdSchema.nullable() }),
  errors: ["chat.turn_not_found"],
  handle: ({ ctx, body }) => showBranch(ctx, body),
});
