import type { GroupDetection } from "../../_client/guard-report.ts";
import { formatCount } from "../format-amounts.ts";
import { formatRate } from "./rates.ts";

type DetectionTableProps = { title: string; note?: string; groups: Readonly<Record<string, GroupDetection>> | null };

/** The largest group first. Sources are named as their publishers name them. */
export function DetectionTable({ title, note, groups }: DetectionTableProps) {
  const rows = Object.entries(groups ?? {}).sort(([, a], [, b]) => b.attacks + b.harmless - (a.attacks + a.harmless));
  if (rows.length === 0) return null;
  return (
    <section aria-label={title} className="flex min-w-0 flex-col gap-2">
      <h2 className="font-medium text-base">{title}</h2>
      <div data-scroller className="overflow-x-auto">
        <table className="w-full border-collapse text-sm">
          <caption className="sr-only">Recall and false positives {title.toLowerCase()}, the largest first</caption>
          <thead>
            <tr className="border-b text-left text-ink-faint text-xs">
              <th scope="col" className="py-1.5 font-normal">
                Texts
              </th>
              <Head className="max-sm:hidden">Attacks</Head>
              <Head className="max-sm:hidden">Harmless</Head>
              <Head className="max-md:hidden">Found at 1 %</Head>
              <Head>Found</Head>
              <Head>By mistake</Head>
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, { attacks, harmless, recallAt1, recall, fpr }]) => (
              <tr key={name} className="border-b last:border-0">
                <th scope="row" className="py-1.5 pr-2 text-left font-mono font-normal text-xs [overflow-wrap:anywhere]">
                  {name}
                </th>
                <Cell className="max-sm:hidden">{formatCount(attacks)}</Cell>
                <Cell className="max-sm:hidden">{formatCount(harmless)}</Cell>
                <Cell className="max-md:hidden">{orDash(recallAt1)}</Cell>
                <Cell>{orDash(recall)}</Cell>
                <Cell>{orDash(fpr)}</Cell>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {note !== undefined && <p className="text-ink-soft text-xs">{note}</p>}
    </section>
  );
}

const orDash = (rate: number | null) => (rate === null ? "–" : formatRate(rate));

function Head({ children, className = "" }: { children: string; className?: string }) {
  return (
    <th scope="col" className={`whitespace-nowrap py-1.5 pl-3 text-right font-normal ${className}`}>
      {children}
    </th>
  );
}

function Cell({ children, className = "" }: { children: string; className?: string }) {
  return <td className={`whitespace-nowrap py-1.5 pl-3 text-right font-mono tabular-nums ${className}`}>{children}</td>;
}
