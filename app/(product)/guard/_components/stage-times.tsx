import type { CheckDetail } from "../../../_client/guard-check.ts";
import { formatMilliseconds } from "../../../_ui/format.ts";
import { wordOfStage } from "./guard-words.ts";

/** What the guard did with the text, in order, and how long each took. */
export function StageTimes({ stages }: { stages: CheckDetail["stages"] }) {
  if (stages.length === 0) return null;
  const longest = Math.max(...stages.map(({ milliseconds }) => milliseconds), 0.001);
  const total = stages.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  return (
    <section aria-label="Stages" className="flex flex-col gap-2">
      <h3 className="flex items-baseline justify-between font-medium text-sm">
        Stages <span className="font-mono font-normal text-ink-soft text-xs tabular-nums">{formatMilliseconds(total)} in all</span>
      </h3>
      <ol className="flex flex-col gap-1.5">
        {stages.map(({ name, milliseconds }) => (
          <li key={name} className="grid grid-cols-[minmax(0,1fr)_5rem_4.5rem] items-center gap-3 text-sm">
            <span className="truncate">{wordOfStage(name)}</span>
            <span aria-hidden className="h-1 overflow-hidden rounded-full bg-hover">
              <span className="block h-full rounded-full bg-accent" style={{ width: `${(milliseconds / longest) * 100}%` }} />
            </span>
            <span className="text-right font-mono text-ink-soft text-xs tabular-nums">{formatMilliseconds(milliseconds)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
