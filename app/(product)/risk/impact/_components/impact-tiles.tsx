import Link from "next/link";
import type { ExactAmount, Impact } from "../../../../_client/risk-views.ts";
import { formatDuration } from "../../../../_ui/format.ts";
import { formatCount } from "../../../../_ui/format-amounts.ts";
import { Tile } from "../../../../_ui/tile.tsx";
import { formatExactAmount } from "../../_shell/format-exact-amount.ts";
import { formatRoughDollars } from "../../_shell/format-rough-dollars.ts";

const NO_AMOUNT = "Nothing";
const SHOWN = 3;

export function ImpactTiles({ impact }: { impact: Impact }) {
  const { exposure, expectedLoss, prevented, lost, containment, atRisk } = impact;
  return (
    <dl className="grid grid-cols-2 gap-3 max-[26rem]:grid-cols-1 lg:grid-cols-3">
      <Tile name="Exposure, about" value={formatRoughDollars(exposure.dollars)}>
        {sayAmounts(exposure.amounts)}
      </Tile>
      <Tile name="Expected loss, about" value={formatRoughDollars(expectedLoss.dollars)}>
        {formatRoughDollars(expectedLoss.confirmed)} of it confirmed
      </Tile>
      <Tile name="Prevented, about" value={formatRoughDollars(prevented.dollars)}>
        {sayAmounts(prevented.amounts)}
      </Tile>
      <Tile name="Lost, about" value={formatRoughDollars(lost.dollars)}>
        {sayAmounts(lost.amounts)}
      </Tile>
      <Tile name="Time to containment" value={containment.medianMs === null ? "None held" : formatLong(containment.medianMs)}>
        {containment.p95Ms === null ? "Median of what was held" : `Median; 95 % within ${formatLong(containment.p95Ms)}`}
      </Tile>
      <Tile name="Accounts at risk" value={`${atRisk.isCut ? "≥ " : ""}${formatCount(atRisk.accounts)}`}>
        Reached within {atRisk.hops} hops
      </Tile>
    </dl>
  );
}

function sayAmounts(amounts: readonly ExactAmount[]): string {
  if (amounts.length === 0) return NO_AMOUNT;
  const shown = amounts.slice(0, SHOWN).map(formatExactAmount).join(" · ");
  return amounts.length > SHOWN ? `${shown} and ${amounts.length - SHOWN} more currencies` : shown;
}

const HOUR_MS = 3_600_000;

/** Beyond an hour: 5 h 12 min, 3 d 4 h. */
function formatLong(milliseconds: number): string {
  if (milliseconds < HOUR_MS) return formatDuration(milliseconds);
  const hours = Math.floor(milliseconds / HOUR_MS);
  if (hours < 24) return `${hours} h ${Math.floor((milliseconds % HOUR_MS) / 60_000)} min`;
  return `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

export function AtRiskList({ atRisk }: { atRisk: Impact["atRisk"] }) {
  if (atRisk.nearest.length === 0) return null;
  return (
    <section aria-label="Accounts at risk" className="flex flex-col gap-2">
      <h2 className="font-medium text-base">Accounts suspicious money reached first</h2>
      <ul className="flex flex-wrap gap-2">
        {atRisk.nearest.map(({ accountKey, name, hop }) => (
          <li key={accountKey}>
            <Link
              href={`/risk/accounts/${accountKey}`}
              className="inline-flex h-8 max-w-72 items-center gap-2 rounded-md border px-2 text-sm hover:bg-hover"
            >
              <span className="truncate">{name ?? accountKey}</span>
              <span className="shrink-0 text-ink-faint text-xs">{hop === 1 ? "directly" : `${hop} hops`}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
