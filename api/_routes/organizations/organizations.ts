import { z } from "zod";
import { createOrganization } from "../../../lib/auth/organizations/create-organization.ts";
import { getOrganization } from "../../../lib/auth/organizations/get-organization.ts";
import { listOrganizations } from "../../../lib/auth/organizations/list-organizations.ts";
import {
  createOrganizationSchema,
  organizationSchema,
  ownOrganizationSchema,
  switchOrganizationSchema,
  updateOrganizationSchema,
} from "../../../lib/auth/organizations/schema.ts";
import { switchOrganization } from "../../../lib/auth/organizations/switch-organization.ts";
import { updateOrganization } from "../../../lib/auth/organizations/update-organization.ts";
import { signedInReplySchema } from "../../../lib/auth/schema.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { withCookies } from "../../_http/cookies.ts";
import { defineRoute } from "../../_http/define-route.ts";
import { sessionCookies } from "../auth/session-cookies.ts";

export const listOrganizationsRoute = defineRoute({
  method: "get",
  path: "/organizations",
  summary: "The organizations you are in, and your role in each",
  access: "signed-in",
  limit: limits.read,
  output: z.object({ items: z.array(ownOrganizationSchema) }),
  errors: [],
  handle: async ({ ctx }) => ({ items: await listOrganizations(ctx) }),
});

export const createOrganizationRoute = defineRoute({
  method: "post",
  path: "/organizations",
  summary: "Found a further organization and be its owner",
  description: "Switch to it to work in it. Refused where registration is closed.",
  access: "signed-in",
  limit: limits.account,
  body: createOrganizationSchema,
  output: ownOrganizationSchema,
  errors: ["auth.organizations_full", "auth.sign_up_closed"],
  handle: ({ ctx, body }) => createOrganization(ctx, body),
});

export const switchOrganizationRoute = defineRoute({
  method: "post",
  path: "/organizations/switch",
  summary: "Work in another of your organizations",
  description: "Answers with a new session there, proven as far as this one is; this one ends. The rules of the other organization apply.",
  access: "signed-in",
  limit: limits.account,
  body: switchOrganizationSchema,
  output: signedInReplySchema,
  errors: ["auth.account_banned", "auth.organization_not_found"],
  handle: async ({ ctx, body }) => {
    const signedIn = await switchOrganization(ctx, body);
    return withCookies({ message: "Organization switched", token: signedIn.accessToken, user: signedIn.account }, sessionCookies(signedIn));
  },
});

export const getOrganizationRoute = defineRoute({
  method: "get",
  path: "/organizations/current",
  summary: "The organization you work in, and its rules for accounts",
  access: "organization.read",
  limit: limits.read,
  output: organizationSchema,
  errors: ["auth.organization_not_found"],
  handle: ({ ctx }) => getOrganization(ctx),
});

export const updateOrganizationRoute = defineRoute({
  method: "patch",
  path: "/organizations/current",
  summary: "Rename the organization, or change its rules for accounts",
  description: "What is left out stays. Rules hold everywhere within a second.",
  access: "organization.write",
  limit: limits.write,
  body: updateOrganizationSchema,
  output: organizationSchema,
  errors: ["auth.organization_not_found"],
  handle: ({ ctx, body }) => updateOrganization(ctx, body),
});
