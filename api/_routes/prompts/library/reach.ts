import { z } from "zod";
import { limits } from "../../../../lib/platform/limits/limit.ts";
import { deletePrompt } from "../../../../lib/prompts/library/delete-prompt.ts";
import { byPromptSchema, promptViewSchema, setFeaturedSchema, setVisibilitySchema } from "../../../../lib/prompts/library/prompt.schema.ts";
import { setFeatured } from "../../../../lib/prompts/library/set-featured.ts";
import { setVisibility } from "../../../../lib/prompts/library/set-visibility.ts";
import { defineRoute, type Route } from "../../../_http/define-route.ts";

const CHANGE_ERRORS = ["prompts.not_found", "prompts.not_yours", "prompts.changed"];

const visibilityRoute = defineRoute({
  method: "put",
  path: "/prompts/{promptId}/visibility",
  summary: "Decide who reads a prompt",
  description:
    "For its owner and administrators. Public means everybody on this deployment, who read one version of it; only administrators do that, " +
    "and not while the lint finds danger in the version or it includes prompts that are not public. The other way always goes.",
  access: "prompts.write",
  limit: limits.write,
  params: byPromptSchema,
  body: setVisibilitySchema,
  output: promptViewSchema,
  errors: [...CHANGE_ERRORS, "prompts.version_not_found", "prompts.publish_refused"],
  handle: ({ ctx, params, body }) => setVisibility(ctx, { ...params, ...body }),
});

const featuredRoute = defineRoute({
  method: "put",
  path: "/prompts/{promptId}/featured",
  summary: "Put a prompt first in your organization's library, or no longer",
  access: "prompts-public.write",
  limit: limits.write,
  params: byPromptSchema,
  body: setFeaturedSchema,
  output: promptViewSchema,
  errors: [...CHANGE_ERRORS, "prompts.not_shared"],
  handle: ({ ctx, params, body }) => setFeatured(ctx, { ...params, ...body }),
});

const deleteRoute = defineRoute({
  method: "delete",
  path: "/prompts/{promptId}",
  summary: "Delete a prompt with everything of it",
  description: "For its owner and administrators. Copies that others have made stay.",
  access: "prompts.write",
  limit: limits.write,
  params: byPromptSchema,
  output: z.void(),
  status: 204,
  errors: ["prompts.not_found", "prompts.not_yours"],
  handle: ({ ctx, params }) => deletePrompt(ctx, params),
});

export const promptReachRoutes: readonly Route[] = [visibilityRoute, featuredRoute, deleteRoute];
