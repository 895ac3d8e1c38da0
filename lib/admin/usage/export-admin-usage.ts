import type { Context } from "../../platform/context.ts";
import { toCsvLine } from "../../platform/to-csv-line.ts";
import type { NumberDeps } from "../ports.ts";
import { getAdminUsage } from "./get-admin-usage.ts";
import type { AdminUsageInput, AdminUsageReport } from "./schema.ts";

/** More groups than a page shows; whoever has more of them narrows the period. */
const GROUPS_MAX = 5_000;

type Group = AdminUsageReport["groups"][number];

/** One line a group, the largest first. */
export async function exportAdminUsage(ctx: Context<NumberDeps>, input: AdminUsageInput): Promise<AsyncIterable<string>> {
  return toLines(await getAdminUsage(ctx, input, GROUPS_MAX));
}

async function* toLines({ groups, groupBy, from, to }: AdminUsageReport): AsyncGenerator<string> {
  yield toCsvLine(["from", "to", groupBy, ...COLUMNS.map(([title]) => title)]);
  for (const group of groups) yield toCsvLine([from, to, group.key, ...COLUMNS.map(([, read]) => read(group))]);
}

const COLUMNS: readonly (readonly [title: string, read: (group: Group) => string | number])[] = [
  ["label", ({ label }) => label],
  ["calls", ({ calls }) => calls],
  ["inputTokens", ({ inputTokens }) => inputTokens],
  ["outputTokens", ({ outputTokens }) => outputTokens],
  ["costMicros", ({ costMicros }) => costMicros],
  ["customerMicros", ({ customerMicros }) => customerMicros],
  ["platformMicros", ({ platformMicros }) => platformMicros],
  ["demoCalls", ({ demoCalls }) => demoCalls],
];
