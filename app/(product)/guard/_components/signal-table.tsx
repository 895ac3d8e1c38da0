import type { CheckSignal } from "../../../_client/guard-check.ts";
import { ReportTable } from "../../../_ui/report-table.tsx";
import { formatScore } from "../../../_ui/verdicts.ts";
import { lookOfAttack, wordOfDisguise } from "./guard-words.ts";

const COLUMNS = [{ name: "No.", look: "w-8" }, { name: "What it looks like" }, { name: "Weight", look: "pl-3 text-right" }] as const;

/** Each signal with its number in the text, the strongest first. */
export function SignalTable({ signals }: { signals: readonly NumberedSignal[] }) {
  return (
    <section aria-label="Signals" className="flex min-w-0 flex-col gap-2">
      <h3 className="font-medium text-sm">Signals</h3>
      {signals.length === 0 ? (
        <p className="text-ink-soft text-sm">None. Nothing in the text has the form of a known attack.</p>
      ) : (
        <div data-scroller className="overflow-x-auto">
          <ReportTable caption="Signals, the strongest first" columns={COLUMNS} gap="none">
            <tbody>
              {signals.map(({ number, signal }) => (
                <SignalRow key={number} number={number} signal={signal} />
              ))}
            </tbody>
          </ReportTable>
        </div>
      )}
    </section>
  );
}

export type NumberedSignal = { number: number; signal: CheckSignal };

function SignalRow({ number, signal: { id, class: name, weight, start, end, disguise } }: NumberedSignal) {
  const { word, says, icon: Icon } = lookOfAttack(name);
  const place = end > start ? `characters ${start}–${end}` : "in the whole text";
  return (
    <tr className="border-b align-top last:border-0">
      <td className="py-2 font-mono tabular-nums">{number}</td>
      <th scope="row" className="py-2 text-left font-normal">
        <span className="flex flex-wrap items-center gap-x-2">
          <span className="inline-flex items-center gap-1.5 font-medium">
            <Icon aria-hidden className="size-3.5 text-blocked" />
            {word}
          </span>
          <code className="font-mono text-ink-faint text-xs [overflow-wrap:anywhere]">{id}</code>
        </span>
        <span className="block text-ink-soft text-xs">
          {says}
          {disguise !== null && `, disguised by ${wordOfDisguise(disguise)}`} ({place}).
        </span>
      </th>
      <td className="py-2 pl-3 text-right font-mono tabular-nums">{formatScore(weight)}</td>
    </tr>
  );
}
