import type { GuardFigures } from "../../_client/guard-report.ts";
import { formatMilliseconds } from "../format.ts";
import { Tile } from "../tile.tsx";
import { formatRate } from "./rates.ts";

/** What being guarded costs, on one core. */
export function SpeedTable({ speed }: { speed: NonNullable<GuardFigures["speed"]> }) {
  const inputs = Object.entries(speed.input).sort(([a], [b]) => Number.parseInt(a, 10) - Number.parseInt(b, 10));
  return (
    <section aria-labelledby="numbers-speed" className="flex flex-col gap-3">
      <h2 id="numbers-speed" className="font-medium text-base">
        Speed
      </h2>
      <dl className="grid grid-cols-2 gap-3 lg:grid-cols-4">
        {inputs.map(([length, { p50Ms, p99Ms }]) => (
          <Tile key={length} name={`Checking a message of ${describeLength(length)}`} value={formatMilliseconds(p99Ms)}>
            99 of 100 take at most that; half of them {formatMilliseconds(p50Ms)}
          </Tile>
        ))}
        <Tile name="Scanning 8 kB of an answer" value={formatMilliseconds(speed.outputPer8kB.p99Ms)}>
          99 of 100 take at most that; half of them {formatMilliseconds(speed.outputPer8kB.p50Ms)}
        </Tile>
        <Tile name="1 MB made to be slow" value={formatMilliseconds(speed.hostile1MbMs)}>
          the slowest of the hostile texts
        </Tile>
        <Tile name="Loading the sentinel" value={formatMilliseconds(speed.coldLoadMs)}>
          once, at the first message
        </Tile>
        <Tile name="Share of a chat turn" value={formatRate(speed.shareOfTurn)}>
          of the time until the answer is there
        </Tile>
      </dl>
    </section>
  );
}

function describeLength(name: string): string {
  return /^\d+$/.test(name) ? `${Number(name).toLocaleString("en")} characters` : name;
}
