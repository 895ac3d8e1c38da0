import { z } from "zod";
import { listDeadLetters } from "../../../lib/admin/dead-letters/list-dead-letters.ts";
import { replayDeadLetter } from "../../../lib/admin/dead-letters/replay-dead-letter.ts";
import { replayDeadLetters } from "../../../lib/admin/dead-letters/replay-dead-letters.ts";
import {
  deadLetterPageSchema,
  listDeadLettersSchema,
  replayAllSchema,
  replayDeadLetterSchema,
  replayedAllSchema,
} from "../../../lib/admin/dead-letters/schema.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { defineRoute } from "../../_http/define-route.ts";

export const listDeadLettersRoute = defineRoute({
  method: "get",
  path: "/jobs/dead-letters",
  summary: "Jobs of your organization that were given up, newest first",
  description: "Whoever runs the deployment sees those of every organization; `scope=organization` narrows it to their own.",
  access: "ops.read",
  limit: limits.read,
  query: listDeadLettersSchema,
  output: deadLetterPageSchema,
  errors: ["request.invalid_cursor"],
  handle: ({ ctx, query }) => listDeadLetters(ctx, query),
});

export const replayDeadLetterRoute = defineRoute({
  method: "post",
  path: "/jobs/dead-letters/replay",
  summary: "Start a given-up job over",
  access: "ops.write",
  limit: limits.write,
  body: replayDeadLetterSchema,
  output: z.object({ replayed: z.literal(true) }),
  errors: ["jobs.dead_letter_not_found", "jobs.not_failed"],
  handle: async ({ ctx, body }) => {
    await replayDeadLetter(ctx, body);
    return { replayed: true } as const;
  },
});

export const replayDeadLettersRoute = defineRoute({
  method: "post",
  path: "/jobs/dead-letters/replay-all",
  summary: "Start given-up jobs over, the newest 200 at most",
  description: "Safe to repeat: a job is started over once, and letters of jobs that are not failed any more leave the list.",
  access: "ops.write",
  limit: limits.write,
  body: replayAllSchema,
  output: replayedAllSchema,
  errors: [],
  handle: ({ ctx, body }) => replayDeadLetters(ctx, body),
});
