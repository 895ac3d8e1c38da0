import Link from "next/link";
import type { AdminOverview } from "../../../_client/admin-console.ts";
import { formatCount, formatMoney, formatShort } from "../../../_ui/format-amounts.ts";
import { Tile } from "../../../_ui/tile.tsx";
import { formatAge } from "./format-age.ts";

export function OverviewTiles({ overview }: { overview: AdminOverview }) {
  const { metrics, jobs, deadLetters, days, at, costTodayMicros, costMonthMicros } = overview;
  const today = days.at(-1);
  const verdicts = today?.verdicts ?? { block: 0, redact: 0, warn: 0, allow: 0 };
  return (
    <section aria-label="Now">
      <dl className="grid grid-cols-2 gap-3 lg:grid-cols-4">
        <Tile name="People" value={formatCount(metrics.totalUsers)}>
          {formatCount(metrics.activeUsers)} active in the last 30 days
        </Tile>
        <Tile name="Chats" value={formatShort(metrics.totalChats)}>
          {formatShort(metrics.totalMessages)} messages
        </Tile>
        <Tile name="Tokens" value={formatShort(metrics.tokensUsed)}>
          {formatShort(today?.tokens ?? 0)} today
        </Tile>
        <Tile name="Cost today" value={formatMoney(costTodayMicros)}>
          {formatMoney(costMonthMicros)} this month
        </Tile>
        <Tile name="Jobs waiting" value={formatCount(jobs.waiting)}>
          {jobs.oldestWaitingAt === null
            ? `${formatCount(jobs.running)} running`
            : `the oldest for ${formatAge(jobs.oldestWaitingAt, Date.parse(at))}; ${formatCount(jobs.running)} running`}
        </Tile>
        <Tile name="Dead letters" value={formatCount(deadLetters)}>
          {deadLetters === 0 ? "nothing is given up" : <DeadLetterLink />}
        </Tile>
        <Tile name="Failed calls today" value={formatCount(today?.failedCalls ?? 0)}>
          of {formatCount(today?.calls ?? 0)} to vendors
        </Tile>
        <Tile name="Blocked by the guard today" value={formatCount(verdicts.block)}>
          {formatCount(verdicts.redact)} redacted, {formatCount(verdicts.warn)} warned of
        </Tile>
      </dl>
    </section>
  );
}

function DeadLetterLink() {
  return (
    <Link href="/admin/dead-letters" className="text-accent-ink underline underline-offset-2">
      See what was given up
    </Link>
  );
}
