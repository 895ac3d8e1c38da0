import { ArrowRight } from "lucide-react";

/** One thing that differs, in the words of the page. */
export type Change = { name: string; from: string; to: string };

/** What differs, from and to. */
export function ChangeList({ changes, label }: { changes: readonly Change[]; label: string }) {
  return (
    <ul aria-label={label} className="flex flex-col gap-1 text-sm">
      {changes.map(({ name, from, to }) => (
        <li key={`${name} ${from}`} className="flex flex-wrap items-center gap-x-2">
          <span className="min-w-0 [overflow-wrap:anywhere]">{name}</span>
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
