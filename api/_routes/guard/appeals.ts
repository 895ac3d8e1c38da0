import { appealVerdict } from "../../../lib/chat/appeal-verdict.ts";
import {
  APPEAL_PURPOSE,
  appealPageSchema,
  appealSchema,
  createAppealSchema,
  decideAppealSchema,
  listAppealsSchema,
} from "../../../lib/guard/appeal.schema.ts";
import { decideAppeal } from "../../../lib/guard/decide-appeal.ts";
import { exportAppeals } from "../../../lib/guard/export-appeals.ts";
import { listAppeals } from "../../../lib/guard/list-appeals.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { defineDownloadRoute, defineRoute } from "../../_http/define-route.ts";

export const createAppealRoute = defineRoute({
  method: "post",
  path: "/guard/appeals",
  summary: "Say that the guard was wrong about one's own message or its answer",
  description: `${APPEAL_PURPOSE} Once for each message and stage; a repetition gives the appeal that is there.`,
  access: "guard.write",
  limit: limits.write,
  body: createAppealSchema,
  output: appealSchema,
  errors: ["chat.turn_not_found", "guard.nothing_to_appeal"],
  handle: ({ ctx, body }) => appealVerdict(ctx, body),
});

export const listAppealsRoute = defineRoute({
  method: "get",
  path: "/guard/appeals",
  summary: "Appeals against the guard, newest first",
  description: "Texts and notes are for admins; others see that there is an appeal, and its verdict.",
  access: "guard-events.read",
  limit: limits.read,
  query: listAppealsSchema,
  output: appealPageSchema,
  errors: ["request.invalid_cursor"],
  handle: ({ ctx, query }) => listAppeals(ctx, query),
});

export const decideAppealRoute = defineRoute({
  method: "post",
  path: "/guard/appeals/decide",
  summary: "Accept an appeal, because the guard was wrong, or dismiss it",
  access: "guard-policy.write",
  limit: limits.write,
  body: decideAppealSchema,
  output: appealSchema,
  errors: ["guard.appeal_not_found"],
  handle: ({ ctx, body }) => decideAppeal(ctx, body),
});

export const exportAppealsRoute = defineDownloadRoute({
  method: "get",
  path: "/guard/appeals/export",
  summary: "Decided appeals against the input guard as rows for its measurement, one JSON object a line",
  access: "guard-policy.write",
  limit: limits.read,
  mediaTypes: ["application/x-ndjson"],
  errors: [],
  handle: async ({ ctx }) => ({
    fileName: "aegis-appeals.jsonl",
    contentType: "application/x-ndjson",
    chunks: await exportAppeals(ctx),
  }),
});
