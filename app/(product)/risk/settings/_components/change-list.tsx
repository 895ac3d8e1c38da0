import { ArrowRight } from "lucide-react";
import type { SettingsChange } from "./diff-settings.ts";

/** What differs, from and to. */
export function ChangeList({ changes, label }: { changes: readonly SettingsChange[]; label: string }) {
  return (
    <ul aria-label={label} className="flex flex-col gap-1 text-sm">
      {changes.map(({ name, from, to }) => (
        <li key={name} className="flex flex-wrap items-center gap-x-2">
          <span>{name}</span>
          <span className="inline-flex min-w-0 flex-wrap items-center gap-1.5 font-mono text-xs [overflow-wrap:anywhere]">
            <span className="text-ink-soft">{from}</span>
            <ArrowRight aria-hidden className="size-3.5 text-ink-faint" />
            <span className="sr-only">becomes</span>
            <span className="font-medium">{to}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
