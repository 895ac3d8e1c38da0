import { limits } from "../../../../lib/platform/limits/limit.ts";
import { changePrompt } from "../../../../lib/prompts/library/change-prompt.ts";
import { copyPrompt } from "../../../../lib/prompts/library/copy-prompt.ts";
import { createPrompt } from "../../../../lib/prompts/library/create-prompt.ts";
import { getPrompt, showPrompt } from "../../../../lib/prompts/library/get-prompt.ts";
import { listFeatured } from "../../../../lib/prompts/library/list-featured.ts";
import { listPrompts } from "../../../../lib/prompts/library/list-prompts.ts";
import {
  byPromptSchema,
  changePromptSchema,
  copyPromptSchema,
  createPromptSchema,
  featuredPromptsSchema,
  listPromptsSchema,
  openPromptSchema,
  promptPageSchema,
  promptViewSchema,
} from "../../../../lib/prompts/library/prompt.schema.ts";
import { defineRoute, type Route } from "../../../_http/define-route.ts";

export const CONTENT_ERRORS = ["prompts.content_invalid", "prompts.content_too_large"];

const listRoute = defineRoute({
  method: "get",
  path: "/prompts",
  summary: "The library: what is shipped, public, your organization's and your own",
  description:
    "By what is used most of late (`trending`: an act counts half after each week), best rated (a mean that a few ratings move little) or newest. " +
    "A search takes words, beginnings of words from three letters on, and phrases in quotes, of title, description and tags.",
  access: "prompts.read",
  limit: limits.read,
  query: listPromptsSchema,
  output: promptPageSchema,
  errors: ["request.invalid_cursor"],
  handle: ({ ctx, query }) => listPrompts(ctx, query),
});

const featuredRoute = defineRoute({
  method: "get",
  path: "/prompts/featured",
  summary: "What stands first in the library",
  description: "Shipped with the product, or chosen by an administrator of your organization; up to 24, kept for up to five minutes.",
  access: "prompts.read",
  limit: limits.read,
  output: featuredPromptsSchema,
  errors: [],
  handle: ({ ctx }) => listFeatured(ctx),
});

const createRoute = defineRoute({
  method: "post",
  path: "/prompts",
  summary: "Make a prompt, with its first version",
  access: "prompts.write",
  limit: limits.write,
  body: createPromptSchema,
  output: promptViewSchema,
  isIdempotent: true,
  errors: CONTENT_ERRORS,
  handle: async ({ ctx, body: { content, message, visibility, ...head } }) => {
    const { prompt } = await createPrompt(ctx, { head, content, message, visibility, source: "written", origin: null });
    return showPrompt(ctx, prompt);
  },
});

const getRoute = defineRoute({
  method: "get",
  path: "/prompts/{promptId}",
  summary: "One prompt, opened at a version",
  description:
    "By number or label; without either the version labelled `production`, else the newest. Of another organization's, its public one.",
  access: "prompts.read",
  limit: limits.read,
  params: byPromptSchema,
  query: openPromptSchema,
  output: promptViewSchema,
  errors: ["prompts.not_found", "prompts.version_not_found"],
  handle: ({ ctx, params, query }) => getPrompt(ctx, { ...params, ...query }),
});

const changeRoute = defineRoute({
  method: "patch",
  path: "/prompts/{promptId}",
  summary: "Change title, description, category, role, pattern, level or tags",
  description: "What is left out stays. Of a public prompt only administrators change them.",
  access: "prompts.write",
  limit: limits.write,
  params: byPromptSchema,
  body: changePromptSchema,
  output: promptViewSchema,
  errors: ["prompts.not_found", "prompts.not_yours", "prompts.changed"],
  handle: ({ ctx, params, body }) => changePrompt(ctx, { ...params, ...body }),
});

const copyRoute = defineRoute({
  method: "post",
  path: "/prompts/{promptId}/copy",
  summary: "Make it your own: a copy that remembers where it is from",
  access: "prompts.write",
  limit: limits.write,
  params: byPromptSchema,
  body: copyPromptSchema,
  output: promptViewSchema,
  isIdempotent: true,
  errors: ["prompts.not_found", "prompts.version_not_found", ...CONTENT_ERRORS],
  handle: ({ ctx, params, body }) => copyPrompt(ctx, { ...params, ...body }),
});

export const promptShelfRoutes: readonly Route[] = [listRoute, featuredRoute, createRoute, getRoute, changeRoute, copyRoute];
