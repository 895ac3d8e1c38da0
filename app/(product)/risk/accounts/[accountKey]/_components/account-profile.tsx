import type { ProfileSide, RiskAccount } from "../../../../../_client/risk-views.ts";
import { formatCount } from "../../../../../_ui/format-amounts.ts";
import { Tile } from "../../../../../_ui/tile.tsx";
import { formatRoughDollars } from "../../../_shell/format-rough-dollars.ts";

/** What the engine remembers, in words first; the figures stand below. */
export function AccountProfile({ account: { profile, words } }: { account: RiskAccount }) {
  return (
    <section aria-label="Profile" className="flex flex-col gap-4">
      <ul className="flex max-w-180 list-disc flex-col gap-1 pl-5 text-base">
        {words.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <dl className="grid grid-cols-2 gap-3 lg:grid-cols-4">
        <SideTile name="Pays, usually" side={profile.paid} />
        <Tile name="Fan-out" value={formatCount(profile.paid.partners)}>
          payees, {profile.paid.freshPerWeek.toFixed(1)} new a week
        </Tile>
        <SideTile name="Receives, usually" side={profile.received} />
        <Tile name="Fan-in" value={formatCount(profile.received.partners)}>
          payers, {profile.received.freshPerWeek.toFixed(1)} new a week
        </Tile>
      </dl>
      {profile.paid.count > 0 && <Hours hours={profile.hours} />}
      <p className="text-ink-faint text-xs">
        All of it is kept in 896 bytes and fades while nothing happens; amounts are in US dollars by rough rates.
      </p>
    </section>
  );
}

function SideTile({ name, side }: { name: string; side: ProfileSide }) {
  return (
    <Tile name={name} value={side.usual ? formatRoughDollars(side.usual.middle) : "Nothing yet"}>
      {formatCount(side.count)} so far, {side.perDay.toFixed(1)} a day
    </Tile>
  );
}

const BAR_PX = 40;

/** When it pays, by the hour: bars for the eye, the sentence above says it in words. */
function Hours({ hours }: { hours: readonly number[] }) {
  const most = Math.max(...hours, 0.001);
  return (
    <figure className="flex flex-col gap-1">
      <figcaption className="text-ink-soft text-xs">Payments by hour (UTC)</figcaption>
      <div aria-hidden className="flex h-12 items-end gap-px border-b">
        {hours.map((share, hour) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an hour of the day is its own key.
          <span key={hour} className="flex-1 rounded-t-sm bg-series-1" style={{ height: `${Math.round((share / most) * BAR_PX)}px` }} />
        ))}
      </div>
      <div aria-hidden className="flex justify-between font-mono text-ink-faint text-xs">
        <span>00</span>
        <span>06</span>
        <span>12</span>
        <span>18</span>
        <span>24</span>
      </div>
    </figure>
  );
}
