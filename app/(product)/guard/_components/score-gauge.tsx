import { classNames } from "../../../_ui/class-names.ts";
import { formatScore } from "../../../_ui/verdicts.ts";

type ScoreGaugeProps = { score: number; threshold: number };

/** How sure the guard is, and from where on the policy acts: both as a length and as a number. */
export function ScoreGauge({ score, threshold }: ScoreGaugeProps) {
  const isOver = score >= threshold;
  const words = isOver ? "at or above the threshold" : "below the threshold";
  return (
    <div className="flex flex-col gap-1">
      <p className="flex items-baseline gap-2">
        <span className="font-mono font-semibold text-2xl tabular-nums">{formatScore(score)}</span>
        <span className="text-ink-soft text-sm">{words}</span>
      </p>
      {/* biome-ignore lint/a11y/useSemanticElements: the element of that name cannot carry the mark of the threshold. */}
      <div
        role="meter"
        aria-label="Score"
        aria-valuemin={0}
        aria-valuemax={1}
        aria-valuenow={score}
        aria-valuetext={`${formatScore(score)}, ${words} of ${formatScore(threshold)}`}
        className="relative mt-1"
      >
        <div className="h-2.5 overflow-hidden rounded-md bg-hover">
          <div className={classNames("h-full", isOver ? "bg-blocked" : "bg-accent")} style={{ width: `${score * 100}%` }} />
        </div>
        <span className="-top-1 absolute h-4.5 w-0.5 bg-ink" style={{ left: `calc(${threshold * 100}% - 1px)` }} />
      </div>
      <div aria-hidden className="relative h-4 text-ink-faint text-xs tabular-nums">
        <span className="absolute left-0">0</span>
        <span className="absolute right-0">1</span>
        <span
          className={classNames("absolute whitespace-nowrap bg-surface px-1 text-ink-soft", placeOf(threshold))}
          style={styleOf(threshold)}
        >
          threshold {formatScore(threshold)}
        </span>
      </div>
    </div>
  );
}

/** Near an end the words stand beside the mark instead of under it. */
function placeOf(threshold: number): string {
  if (threshold > 0.8) return "right-0";
  return threshold < 0.2 ? "left-0" : "-translate-x-1/2";
}

function styleOf(threshold: number): { left: string } | undefined {
  return threshold > 0.8 || threshold < 0.2 ? undefined : { left: `${threshold * 100}%` };
}
