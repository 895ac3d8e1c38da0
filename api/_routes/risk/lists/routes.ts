import { z } from "zod";
import { limits } from "../../../../lib/platform/limits/limit.ts";
import { addListEntries } from "../../../../lib/risk/lists/add-list-entries.ts";
import {
  accountEntriesSchema,
  addedListEntriesSchema,
  addListEntriesSchema,
  listEntriesSchema,
  listEntryIdSchema,
  listEntryPageSchema,
} from "../../../../lib/risk/lists/list.schema.ts";
import { listAccountEntries } from "../../../../lib/risk/lists/list-account-entries.ts";
import { listListEntries } from "../../../../lib/risk/lists/list-list-entries.ts";
import { removeListEntry } from "../../../../lib/risk/lists/remove-list-entry.ts";
import { endSnooze } from "../../../../lib/risk/snoozes/end-snooze.ts";
import { listSnoozes } from "../../../../lib/risk/snoozes/list-snoozes.ts";
import {
  listSnoozesSchema,
  snoozeIdSchema,
  snoozePageSchema,
  snoozeRuleSchema,
  snoozeSchema,
} from "../../../../lib/risk/snoozes/snooze.schema.ts";
import { snoozeRule } from "../../../../lib/risk/snoozes/snooze-rule.ts";
import { defineRoute, type Route } from "../../../_http/define-route.ts";

const listListEntriesRoute = defineRoute({
  method: "get",
  path: "/risk/lists",
  summary: "What stands on a list: blocked, watched, allowed, countries under sanctions or of high risk",
  description: "Newest first. A list of countries begins with those that are shipped, with their sources and their date.",
  access: "risk.read",
  limit: limits.read,
  query: listEntriesSchema,
  output: listEntryPageSchema,
  errors: ["request.invalid_cursor"],
  handle: ({ ctx, query }) => listListEntries(ctx, query),
});

const listAccountEntriesRoute = defineRoute({
  method: "get",
  path: "/risk/accounts/{accountKey}/lists",
  summary: "On which lists one account stands",
  access: "risk.read",
  limit: limits.read,
  params: z.object({ accountKey: z.string().min(8).max(64) }),
  output: accountEntriesSchema,
  errors: [],
  handle: ({ ctx, params }) => listAccountEntries(ctx, params.accountKey),
});

const addListEntriesRoute = defineRoute({
  method: "post",
  path: "/risk/lists",
  summary: "Put accounts, countries or networks on a list, up to 1,000 at a time",
  description:
    "All of them or none; what stands there already is replaced. Lists come before every rule: block blocks, watch asks for review, a " +
    "sanctioned country for hold, and allow keeps scores out unless another list says otherwise.",
  access: "risk-policy.write",
  limit: limits.write,
  body: addListEntriesSchema,
  output: addedListEntriesSchema,
  errors: ["risk.lists_full", "risk.list_changed"],
  handle: ({ ctx, body }) => addListEntries(ctx, body),
});

const removeListEntryRoute = defineRoute({
  method: "delete",
  path: "/risk/lists/{listEntryId}",
  summary: "Take an entry off its list",
  access: "risk-policy.write",
  limit: limits.write,
  params: z.object({ listEntryId: listEntryIdSchema }),
  output: z.void(),
  status: 204,
  errors: ["risk.list_entry_not_found"],
  handle: ({ ctx, params }) => removeListEntry(ctx, params.listEntryId),
});

const listSnoozesRoute = defineRoute({
  method: "get",
  path: "/risk/snoozes",
  summary: "Rules that say nothing of an account for a while, and how often they have kept quiet",
  access: "risk.read",
  limit: limits.read,
  query: listSnoozesSchema,
  output: snoozePageSchema,
  errors: ["request.invalid_cursor"],
  handle: ({ ctx, query }) => listSnoozes(ctx, query),
});

const snoozeRuleRoute = defineRoute({
  method: "post",
  path: "/risk/snoozes",
  summary: "Let a rule say nothing of one payer for up to 90 days",
  description: "What lists say, and rules that block, cannot be snoozed.",
  access: "risk-cases.write",
  limit: limits.write,
  body: snoozeRuleSchema,
  output: snoozeSchema,
  errors: ["risk.rule_not_found", "risk.rule_cannot_sleep", "risk.rule_snoozed_already", "risk.lists_full"],
  handle: ({ ctx, body }) => snoozeRule(ctx, body),
});

const endSnoozeRoute = defineRoute({
  method: "delete",
  path: "/risk/snoozes/{snoozeId}",
  summary: "Let a snoozed rule speak again",
  access: "risk-cases.write",
  limit: limits.write,
  params: z.object({ snoozeId: snoozeIdSchema }),
  output: z.void(),
  status: 204,
  errors: ["risk.snooze_not_found"],
  handle: ({ ctx, params }) => endSnooze(ctx, params.snoozeId),
});

export const riskListRoutes: readonly Route[] = [
  listListEntriesRoute,
  listAccountEntriesRoute,
  addListEntriesRoute,
  removeListEntryRoute,
  listSnoozesRoute,
  snoozeRuleRoute,
  endSnoozeRoute,
];
