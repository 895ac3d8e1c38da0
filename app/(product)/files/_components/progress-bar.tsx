/** How far something is; `label` says what. */
export function ProgressBar({ label, value, max }: { label: string; value: number; max: number }) {
  const percent = max === 0 ? 0 : Math.round((value / max) * 100);
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuenow={percent}
      aria-valuemin={0}
      aria-valuemax={100}
      className="h-1 rounded-md bg-sunken"
    >
      <div className="h-1 rounded-md bg-accent" style={{ width: `${percent}%` }} />
    </div>
  );
}
