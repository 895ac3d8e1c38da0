import type { ReactNode } from "react";

/** One number of a report, and what it is made of. Inside a `dl`. */
export function Tile({ name, value, children }: { name: string; value: string; children?: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col gap-0.5 rounded-md border p-3">
      <dt className="text-ink-faint text-xs">{name}</dt>
      <dd className="font-semibold text-xl tabular-nums">{value}</dd>
      {children !== undefined && <dd className="text-ink-soft text-xs">{children}</dd>}
    </div>
  );
}
