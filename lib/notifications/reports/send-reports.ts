import type { Context } from "../../platform/context.ts";
import type { Notice } from "../notice.ts";
import { notify } from "../notify.ts";
import type { NotifyDeps } from "../ports.ts";
import { type Figures, textOfFigures } from "./text-of-figures.ts";

export type ReportKind = "daily" | "weekly";
export type Period = { from: Date; until: Date };

/** What happened in an organization stands in modules above; whoever calls reads it. */
export type FiguresOf = (orgId: string, period: Period) => Promise<Figures>;

type Parts = { kind: ReportKind; slot: Date; signal: AbortSignal; contextOf(orgId: string): Context<NotifyDeps>; figuresOf: FiguresOf };

const DAY_MS = 86_400_000;
const BATCH = 200;

/**
 * To the owners and administrators who want it, about the day or the week before the slot. Nothing is said of a time in which nothing happened.
 * Nobody gets it twice, however often the slot is run.
 */
export async function sendReports({ notificationPreferences }: NotifyDeps, parts: Parts): Promise<void> {
  const { kind, slot, signal } = parts;
  const until = new Date(Math.floor(slot.getTime() / DAY_MS) * DAY_MS);
  const period = { from: new Date(until.getTime() - (kind === "daily" ? 1 : 7) * DAY_MS), until };
  for (let after: string | undefined = ""; after !== undefined; ) {
    signal.throwIfAborted();
    const readers = await notificationPreferences.listReaders(kind, after, BATCH);
    const byOrganization = Map.groupBy(readers, ({ orgId }) => orgId);
    for (const [orgId, people] of byOrganization) {
      const userIds = people.map(({ userId }) => userId);
      await tell(parts, period, { orgId, userIds });
    }
    after = readers.length === BATCH ? readers.at(-1)?._id : undefined;
  }
}

async function tell(
  { kind, contextOf, figuresOf }: Parts,
  period: Period,
  to: { orgId: string; userIds: readonly string[] },
): Promise<void> {
  const ctx = contextOf(to.orgId);
  const userIds = await keepAdministrators(ctx, to.userIds);
  if (userIds.length === 0) return;
  const text = textOfFigures(await figuresOf(to.orgId, period));
  if (text !== null) await notify(ctx, toNotice(kind, period, { userIds, text }));
}

async function keepAdministrators({ deps, orgId }: Context<NotifyDeps>, userIds: readonly string[]): Promise<string[]> {
  const members = await Promise.all(userIds.map((userId) => deps.memberships.find(orgId, userId)));
  return members.flatMap((member) => (member && (member.role === "OWNER" || member.role === "ADMIN") ? [member.userId] : []));
}

function toNotice(kind: ReportKind, { from, until }: Period, { userIds, text }: { userIds: readonly string[]; text: string }): Notice {
  const [first, last] = [dayOf(from), dayOf(new Date(until.getTime() - 1))];
  const title = kind === "daily" ? `Report of ${first}` : `The week from ${first} to ${last}`;
  return {
    ...({ topic: "reports", severity: "info", to: { userIds } } as const),
    ...{ title, text, link: "/usage", deduplicationKey: `report:${kind}:${first}` },
  };
}

const dayOf = (at: Date) => at.toISOString().slice(0, 10);
