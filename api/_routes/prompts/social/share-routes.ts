import { z } from "zod";
import { limits } from "../../../../lib/platform/limits/limit.ts";
import { byPromptSchema } from "../../../../lib/prompts/library/prompt.schema.ts";
import { createShare } from "../../../../lib/prompts/social/create-share.ts";
import { listShares } from "../../../../lib/prompts/social/list-shares.ts";
import { openShare } from "../../../../lib/prompts/social/open-share.ts";
import { revokeShare } from "../../../../lib/prompts/social/revoke-share.ts";
import {
  byShareSchema,
  createShareSchema,
  listSharesSchema,
  newShareSchema,
  openedShareSchema,
  openShareSchema,
  sharePageSchema,
} from "../../../../lib/prompts/social/share.schema.ts";
import { defineRoute, type Route } from "../../../_http/define-route.ts";

const createShareRoute = defineRoute({
  method: "post",
  path: "/prompts/{promptId}/shares",
  summary: "Share one version of a prompt by link; the token is told once",
  description: "The link is `/p#<token>`. What is after the `#` is sent to no server by looking at the page.",
  access: "prompts.write",
  limit: limits.write,
  params: byPromptSchema,
  body: createShareSchema,
  output: newShareSchema,
  errors: [
    ...["prompts.not_found", "prompts.version_not_found", "prompts.sharing_off", "prompts.shares_full"],
    ...["prompts.include_missing", "prompts.include_cycle", "prompts.include_too_deep", "prompts.include_too_large"],
  ],
  handle: ({ ctx, params, body }) => createShare(ctx, { ...params, ...body }),
});

const listSharesRoute = defineRoute({
  method: "get",
  path: "/prompts/{promptId}/shares",
  summary: "Links to a prompt, newest first, with those that have ended",
  description: "Your own; of a prompt that is yours to decide on, those of everybody in your organization.",
  access: "prompts.read",
  limit: limits.read,
  params: byPromptSchema,
  query: listSharesSchema,
  output: sharePageSchema,
  errors: ["prompts.not_found", "request.invalid_cursor"],
  handle: ({ ctx, params, query }) => listShares(ctx, { ...params, ...query }),
});

const revokeShareRoute = defineRoute({
  method: "delete",
  path: "/prompts/shares/{shareId}",
  summary: "Take a link back; its copy is removed",
  access: "prompts.write",
  limit: limits.write,
  params: byShareSchema,
  output: z.void(),
  status: 204,
  errors: ["prompts.share_not_found"],
  handle: ({ ctx, params }) => revokeShare(ctx, params),
});

const openShareRoute = defineRoute({
  method: "post",
  path: "/prompts/shares/open",
  summary: "Read the prompt behind a link; nobody needs an account for it",
  access: "public",
  limit: limits.write,
  body: openShareSchema,
  output: openedShareSchema,
  errors: ["prompts.share_not_found"],
  handle: ({ ctx, body }) => openShare(ctx, body),
});

export const shareRoutes: readonly Route[] = [openShareRoute, createShareRoute, listSharesRoute, revokeShareRoute];
