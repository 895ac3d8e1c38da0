/** How many there are of how many that are needed. */
export function ProgressRow({ name, value, needed, children }: { name: string; value: number; needed: number; children?: string }) {
  return (
    <div className="flex flex-col gap-1">
      <p className="flex flex-wrap justify-between gap-x-3 text-sm">
        <span>{name}</span>
        <span className="font-mono tabular-nums">
          {value.toLocaleString("en")} of {needed.toLocaleString("en")}
        </span>
      </p>
      <progress aria-label={name} value={Math.min(value, needed)} max={needed} className="h-1.5 w-full accent-accent" />
      {children !== undefined && <p className="text-ink-soft text-xs">{children}</p>}
    </div>
  );
}
