import type { ReactNode } from "react";

type CheckRowProps = { label: string; isOn: boolean; onTurn(isOn: boolean): void; children?: ReactNode };

export function CheckRow({ label, isOn, onTurn, children }: CheckRowProps) {
  return (
    <label className="flex items-start gap-2 text-sm">
      <input
        type="checkbox"
        checked={isOn}
        onChange={(event) => onTurn(event.currentTarget.checked)}
        className="mt-0.5 size-4 accent-accent"
      />
      <span>
        <span className="font-medium">{label}</span>
        {children !== undefined && <span className="block text-ink-soft text-xs">{children}</span>}
      </span>
    </label>
  );
}
