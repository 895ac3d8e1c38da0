import { type ReactNode, useId } from "react";
import { formatScore } from "../../../../_ui/verdicts.ts";

type ThresholdFieldProps = { label: string; value: number; onValue(value: number): void; children?: ReactNode };

/** The score from which on a text counts as an attack. Lower finds more and disturbs more. */
export function ThresholdField({ label, value, onValue, children }: ThresholdFieldProps) {
  const id = useId();
  return (
    <div className="flex flex-col gap-1">
      <div className="flex items-baseline justify-between gap-3">
        <label htmlFor={id} className="font-medium text-sm">
          {label}
        </label>
        <output htmlFor={id} className="font-mono text-base tabular-nums">
          {formatScore(value)}
        </output>
      </div>
      <input
        id={id}
        type="range"
        min={0.05}
        max={1}
        step={0.01}
        value={value}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onValue(Number(event.currentTarget.value))}
        className="w-full accent-accent"
      />
      <div aria-hidden className="flex justify-between text-ink-faint text-xs">
        <span>finds more</span>
        <span>disturbs less</span>
      </div>
      <div id={`${id}-hint`} className="text-ink-soft text-xs">
        {children}
      </div>
    </div>
  );
}
