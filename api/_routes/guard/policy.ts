import { getPolicy } from "../../../lib/guard/get-policy.ts";
import { listPolicyVersions } from "../../../lib/guard/list-policy-versions.ts";
import {
  listPolicyVersionsSchema,
  policyVersionPageSchema,
  policyVersionSchema,
  restorePolicySchema,
  updatePolicySchema,
} from "../../../lib/guard/policy-version.schema.ts";
import { replayPolicySchema, replayReportSchema } from "../../../lib/guard/replay.schema.ts";
import { replayPolicy } from "../../../lib/guard/replay-policy.ts";
import { restorePolicy } from "../../../lib/guard/restore-policy.ts";
import { updatePolicy } from "../../../lib/guard/update-policy.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { defineRoute } from "../../_http/define-route.ts";

export const getPolicyRoute = defineRoute({
  method: "get",
  path: "/guard/policy",
  summary: "The organization's guard policy that is in force",
  access: "guard.read",
  limit: limits.read,
  output: policyVersionSchema,
  errors: [],
  handle: ({ ctx }) => getPolicy(ctx),
});

export const updatePolicyRoute = defineRoute({
  method: "put",
  path: "/guard/policy",
  summary: "Put another guard policy in force, as a new version",
  description: "`version` is the one the change was decided on. Every process follows within a second.",
  access: "guard-policy.write",
  limit: limits.write,
  body: updatePolicySchema,
  output: policyVersionSchema,
  errors: ["guard.policy_changed"],
  handle: ({ ctx, body }) => updatePolicy(ctx, body),
});

export const listPolicyVersionsRoute = defineRoute({
  method: "get",
  path: "/guard/policy/versions",
  summary: "Every version of the guard policy, newest first, the default last",
  access: "guard.read",
  limit: limits.read,
  query: listPolicyVersionsSchema,
  output: policyVersionPageSchema,
  errors: ["request.invalid_cursor"],
  handle: ({ ctx, query }) => listPolicyVersions(ctx, query),
});

export const restorePolicyRoute = defineRoute({
  method: "post",
  path: "/guard/policy/restore",
  summary: "Bring an old version of the guard policy back, as a new one",
  description: "`from` 0 is the default. `version` is the one in force when this was decided.",
  access: "guard-policy.write",
  limit: limits.write,
  body: restorePolicySchema,
  output: policyVersionSchema,
  errors: ["guard.policy_changed", "guard.policy_version_not_found"],
  handle: ({ ctx, body }) => restorePolicy(ctx, body),
});

export const replayPolicyRoute = defineRoute({
  method: "post",
  path: "/guard/policy/replay",
  summary: "What today's guard policy, or a draft, would have made of the verdicts of the last days",
  description:
    "Decides again from stored scores, classes and kinds; nothing is changed. Verdicts below `floor` that led to nothing are not stored, " +
    "so a lower threshold would stop more than is counted here.",
  access: "guard-events.read",
  limit: limits.write,
  body: replayPolicySchema,
  output: replayReportSchema,
  errors: ["request.invalid_cursor"],
  handle: ({ ctx, body }) => replayPolicy(ctx, body),
});
