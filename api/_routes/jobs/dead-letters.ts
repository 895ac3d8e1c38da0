import { z } from "zod";
import { userIdOf } from "../../../lib/platform/assert-permission.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { listDeadLetters } from "../../../lib/runtime/list-dead-letters.ts";
import { defineRoute } from "../../_http/define-route.ts";

const deadLetterIdSchema = z.string().regex(/^ddl_[\w]{1,80}$/);

export const listDeadLettersRoute = defineRoute({
  method: "get",
  path: "/jobs/dead-letters",
  summary: "Jobs of the organization that were given up",
  access: "ops.read",
  limit: limits.read,
  query: z.strictObject({ cursor: z.string().max(200).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }),
  output: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        job: z.string(),
        recordId: z.string(),
        reason: z.string(),
        at: z.iso.datetime(),
        replayedAt: z.iso.datetime().nullable(),
      }),
    ),
    nextCursor: z.string().nullable(),
  }),
  errors: ["request.invalid_cursor"],
  handle: ({ ctx, query }) => listDeadLetters(ctx, query),
});

export const replayDeadLetterRoute = defineRoute({
  method: "post",
  path: "/jobs/dead-letters/replay",
  summary: "Start a given-up job over",
  access: "ops.write",
  limit: limits.write,
  body: z.strictObject({ deadLetterId: deadLetterIdSchema }),
  output: z.object({ replayed: z.literal(true) }),
  errors: ["jobs.dead_letter_not_found", "jobs.not_failed"],
  handle: async ({ ctx, body }) => {
    await ctx.deps.work.replayDeadLetter({ orgId: ctx.orgId, deadLetterId: body.deadLetterId, by: userIdOf(ctx) });
    return { replayed: true } as const;
  },
});
