import { Field } from "../../../../_ui/field.tsx";

const HOURS_MAX = 720;

/** Whole hours; the organization's settings may allow fewer, and the answer says so. */
export function HoursField({ hours, onHours }: { hours: number; onHours(hours: number): void }) {
  return (
    <Field
      label="For how many hours"
      type="number"
      min={1}
      max={HOURS_MAX}
      step={1}
      inputMode="numeric"
      className="max-w-32 tabular-nums"
      value={hours === 0 ? "" : hours}
      onChange={(event) => onHours(toHours(event.currentTarget.value))}
    />
  );
}

function toHours(text: string): number {
  const hours = Math.trunc(Number(text));
  return Number.isFinite(hours) ? Math.min(HOURS_MAX, Math.max(0, hours)) : 0;
}
