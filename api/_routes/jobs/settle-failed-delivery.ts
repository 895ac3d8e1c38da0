import { z } from "zod";
import { AppError } from "../../../lib/platform/errors.ts";
import { jobMessageSchema } from "../../../lib/platform/jobs/publish-record.ts";
import { failureCallbackSchema } from "../../../lib/platform/queue.ts";
import { defineRoute } from "../../_http/define-route.ts";

export const settleFailedDeliveryRoute = defineRoute({
  method: "post",
  path: "/jobs/failed",
  summary: "QStash has given a delivery up",
  access: "queue",
  limit: null,
  body: failureCallbackSchema,
  output: z.object({ settled: z.literal(true) }),
  errors: ["request.malformed"],
  handle: async ({ ctx, body }) => {
    await ctx.deps.work.settleDeadDelivery(parseSource(body.sourceBody), body.dlqId ?? null);
    return { settled: true } as const;
  },
});

/** The callback carries the original body in base64. */
function parseSource(sourceBody: string) {
  try {
    return jobMessageSchema.parse(JSON.parse(Buffer.from(sourceBody, "base64").toString("utf8")));
  } catch (cause) {
    throw new AppError("malformed", "request.malformed", "The failed message is not one of ours.", { cause });
  }
}
