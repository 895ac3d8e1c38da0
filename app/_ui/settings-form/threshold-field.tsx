import { type ReactNode, useId } from "react";
import { formatScore } from "../verdicts.ts";

type ThresholdFieldProps = {
  label: string;
  value: number;
  min: number;
  max: number;
  /** What a low and a high value do, written at the two ends. */
  ends?: readonly [low: string, high: string];
  /** Takes the place of the hint. */
  fault?: string | null;
  onValue(value: number): void;
  /** The hint. */
  children?: ReactNode;
};

/** A score from 0 to 1 from which on something happens, in steps of a hundredth. */
export function ThresholdField({ label, value, min, max, ends, fault = null, onValue, children }: ThresholdFieldProps) {
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
        min={min}
        max={max}
        step={0.01}
        value={value}
        aria-invalid={fault !== null || undefined}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onValue(Number(event.currentTarget.value))}
        className="w-full accent-accent"
      />
      {ends && (
        <div aria-hidden className="flex justify-between text-ink-faint text-xs">
          <span>{ends[0]}</span>
          <span>{ends[1]}</span>
        </div>
      )}
      <div id={`${id}-hint`} className={fault === null ? "text-ink-soft text-xs" : "text-blocked text-xs"}>
        {fault ?? children}
      </div>
    </div>
  );
}
