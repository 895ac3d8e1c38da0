import { describeBar, formatShare, serviceName } from "../../../_ui/health/health-words.ts";
import { ReportTable } from "../../../_ui/report-table.tsx";
import type { FilledBar } from "./fill-bars.ts";

type HistoryTableProps = { services: readonly { service: string; uptime: number; bars: readonly FilledBar[] }[] };

/** The bars as words, newest first. */
export function HistoryTable({ services }: HistoryTableProps) {
  const times = services[0]?.bars.map(({ name }) => name) ?? [];
  const columns = [{ name: "When (UTC)" }, ...services.map(({ service }) => ({ name: serviceName(service), look: "min-w-32" }))];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is of a form.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard.
    <div role="group" tabIndex={0} aria-label="What checks found" className="overflow-x-auto rounded-md">
      <ReportTable caption="What checks found, by time and service" columns={columns}>
        <tbody>
          <tr className="border-b">
            <th scope="row" className="py-2 pr-4 text-left font-medium">
              All of it
            </th>
            {services.map(({ service, uptime }) => (
              <td key={service} className="py-2 pr-4 font-mono tabular-nums">
                {formatShare(uptime)}
              </td>
            ))}
          </tr>
          {times
            .map((name, index) => (
              <tr key={name} className="border-b align-top">
                <th scope="row" className="whitespace-nowrap py-2 pr-4 text-left font-mono font-normal">
                  {name}
                </th>
                {services.map(({ service, bars }) => (
                  <td key={service} className="py-2 pr-4 text-ink-soft">
                    {describeBar(bars[index]?.bar ?? null)}
                  </td>
                ))}
              </tr>
            ))
            .reverse()}
        </tbody>
      </ReportTable>
    </div>
  );
}
