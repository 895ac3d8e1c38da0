import { limits } from "../../../../lib/platform/limits/limit.ts";
import { findEditable } from "../../../../lib/prompts/library/find-prompt.ts";
import {
  byPromptSchema,
  byVersionSchema,
  listVersionsSchema,
  saveVersionSchema,
  versionPageSchema,
  versionViewSchema,
} from "../../../../lib/prompts/library/prompt.schema.ts";
import { getVersion, listVersions } from "../../../../lib/prompts/versions/list-versions.ts";
import { saveVersion } from "../../../../lib/prompts/versions/save-version.ts";
import { defineRoute, type Route } from "../../../_http/define-route.ts";
import { CONTENT_ERRORS } from "./prompts.ts";

const listRoute = defineRoute({
  method: "get",
  path: "/prompts/{promptId}/versions",
  summary: "Its versions, newest first",
  description: "Of another organization's prompt that is the public one alone.",
  access: "prompts.read",
  limit: limits.read,
  params: byPromptSchema,
  query: listVersionsSchema,
  output: versionPageSchema,
  errors: ["prompts.not_found", "request.invalid_cursor"],
  handle: ({ ctx, params, query }) => listVersions(ctx, { ...params, ...query }),
});

const getRoute = defineRoute({
  method: "get",
  path: "/prompts/{promptId}/versions/{version}",
  summary: "One version with what it says",
  access: "prompts.read",
  limit: limits.read,
  params: byVersionSchema,
  output: versionViewSchema,
  errors: ["prompts.not_found", "prompts.version_not_found"],
  handle: ({ ctx, params }) => getVersion(ctx, params),
});

const saveRoute = defineRoute({
  method: "post",
  path: "/prompts/{promptId}/versions",
  summary: "Save a new version",
  description: "No version is ever changed. Of a public prompt everybody goes on reading the version that was made public.",
  access: "prompts.write",
  limit: limits.write,
  params: byPromptSchema,
  body: saveVersionSchema,
  output: versionViewSchema,
  isIdempotent: true,
  errors: ["prompts.not_found", "prompts.not_yours", "prompts.version_unchanged", "prompts.version_conflict", ...CONTENT_ERRORS],
  handle: async ({ ctx, params: { promptId }, body }) => {
    const { number } = await saveVersion(ctx, await findEditable(ctx, promptId), { ...body, source: "written" });
    return getVersion(ctx, { promptId, version: number });
  },
});

export const promptVersionRoutes: readonly Route[] = [listRoute, getRoute, saveRoute];
