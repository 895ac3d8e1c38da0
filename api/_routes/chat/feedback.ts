import { z } from "zod";
import {
  giveFeedbackSchema,
  listFeedbackSchema,
  ownFeedbackSchema,
  qualityQuerySchema,
  qualitySchema,
  sharedFeedbackSchema,
} from "../../../lib/chat/feedback/feedback.schema.ts";
import { findFeedback, giveFeedback, takeBackFeedback } from "../../../lib/chat/feedback/give-feedback.ts";
import { exportFeedback, getQuality, listFeedback } from "../../../lib/chat/feedback/read-quality.ts";
import { byJobSchema, pageOf } from "../../../lib/chat/schema.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { defineDownloadRoute, defineRoute, type Route } from "../../_http/define-route.ts";

const giveFeedbackRoute = defineRoute({
  method: "put",
  path: "/chat/feedback",
  summary: "Say what you think of an answer; its text is for administrators only where you let it",
  access: "chat.write",
  limit: limits.write,
  body: giveFeedbackSchema,
  output: ownFeedbackSchema,
  errors: ["chat.turn_not_found", "chat.nothing_to_rate"],
  handle: ({ ctx, body }) => giveFeedback(ctx, body),
});

const findFeedbackRoute = defineRoute({
  method: "get",
  path: "/chat/feedback",
  summary: "What you have said of an answer; null where nothing",
  access: "chat.read",
  limit: limits.read,
  query: byJobSchema,
  output: ownFeedbackSchema.nullable(),
  errors: ["chat.turn_not_found"],
  handle: ({ ctx, query }) => findFeedback(ctx, query),
});

const takeBackFeedbackRoute = defineRoute({
  method: "delete",
  path: "/chat/feedback",
  summary: "Take back what you have said of an answer, with what it shared",
  access: "chat.write",
  limit: limits.write,
  query: byJobSchema,
  output: z.void(),
  status: 204,
  errors: ["chat.turn_not_found"],
  handle: ({ ctx, query }) => takeBackFeedback(ctx, query),
});

const getQualityRoute = defineRoute({
  method: "get",
  path: "/admin/quality",
  summary: "How answers are found, by model: counts only",
  access: "usage.read",
  limit: limits.read,
  query: qualityQuerySchema,
  output: qualitySchema,
  errors: [],
  handle: ({ ctx, query }) => getQuality(ctx, query),
});

const listFeedbackRoute = defineRoute({
  method: "get",
  path: "/admin/feedback",
  summary: "Opinions whose text may be read, newest first, without who gave them",
  access: "ai-policy.write",
  limit: limits.read,
  query: listFeedbackSchema,
  output: pageOf(sharedFeedbackSchema),
  errors: ["request.invalid_cursor"],
  handle: ({ ctx, query }) => listFeedback(ctx, query),
});

const exportFeedbackRoute = defineDownloadRoute({
  method: "get",
  path: "/admin/feedback/export",
  summary: "The same as an evaluation set: a JSON object a line, under pseudonyms of this export alone",
  access: "ai-policy.write",
  limit: limits.write,
  mediaTypes: ["application/x-ndjson"],
  errors: [],
  handle: async ({ ctx }) => ({
    fileName: "aegis-feedback.ndjson",
    contentType: "application/x-ndjson; charset=utf-8",
    chunks: await exportFeedback(ctx),
  }),
});

export const feedbackRoutes: readonly Route[] = [
  giveFeedbackRoute,
  findFeedbackRoute,
  takeBackFeedbackRoute,
  getQualityRoute,
  listFeedbackRoute,
  exportFeedbackRoute,
];
