import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import type { Realm } from "../transactions/realm.ts";
import { addFigures, type DayCount, NO_FIGURES } from "./count-days.ts";
import { suspectOf } from "./find-risen.ts";
import type { RiskDay } from "./monitor.schema.ts";
import type { DayDeps } from "./ports.ts";
import { readDays } from "./read-days.ts";

const HOUR_MS = 3_600_000;
const HOURS = 24;
const OPEN_MOST = 1_000;

/** The last 24 hours by the hour, the present one among them. */
export async function getRiskDay(ctx: Context<DayDeps>, { realm: asked }: { realm?: Realm | undefined }): Promise<RiskDay> {
  assertPermission(ctx, "risk.read");
  const thisHour = Math.floor(ctx.clock.now() / HOUR_MS) * HOUR_MS;
  const hours = Array.from({ length: HOURS }, (_, index) => new Date(thisHour - (HOURS - 1 - index) * HOUR_MS).toISOString());
  const days = { from: dayOf(hours[0] ?? ""), until: dayOf(hours.at(-1) ?? "") };
  const [{ realm, realms, counts, isComplete }, flagged, quarantined] = await Promise.all([
    readDays(ctx, { dimensions: ["hour"], ...days, realm: asked }),
    ctx.deps.riskTransactionReads.countStanding(ctx.orgId, "flagged", OPEN_MOST),
    ctx.deps.riskTransactionReads.countStanding(ctx.orgId, "quarantined", OPEN_MOST),
  ]);
  const found = counts.filter((count) => hours.includes(hourOf(count)));
  return {
    ...{ realm, realms, isComplete },
    totals: found.reduce((sum, { figures }) => addFigures(sum, figures), NO_FIGURES),
    hours: hours.map((hour) => toHour(hour, found)),
    open: { flagged, quarantined, most: OPEN_MOST },
  };
}

const dayOf = (iso: string): string => iso.slice(0, 10);
const hourOf = ({ day, value }: DayCount): string => `${day}T${value}:00:00.000Z`;

function toHour(hour: string, counts: readonly DayCount[]): RiskDay["hours"][number] {
  const figures = counts.find((count) => hourOf(count) === hour)?.figures ?? NO_FIGURES;
  return { hour, judged: figures.judged, suspect: suspectOf(figures), flagged: figures.flagged };
}
