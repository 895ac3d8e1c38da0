"use client";

import type { EgressReport } from "../../../../_client/egress.ts";
import { ChartFigure } from "../../../../_ui/chart/chart-figure.tsx";
import { classNames } from "../../../../_ui/class-names.ts";
import { formatBytes, formatCount } from "../../../../_ui/format-amounts.ts";
import { Tile } from "../../../../_ui/tile.tsx";
import type { UrlChange } from "../../../../_ui/use-url-state.ts";
import { SampleNotice } from "../../_components/sample-notice.tsx";
import { classWord } from "../../_hooks/usage-words.ts";
import { DepartureList } from "./departure-list.tsx";
import { LedgerLine } from "./ledger-line.tsx";
import { ShareTable } from "./share-table.tsx";

type EgressBodyProps = { report: EgressReport; query: string; change(values: UrlChange): void; isStale: boolean };

const SERIES = [{ key: "bytes", label: "Bytes" }] as const;

export function EgressBody({ report, query, change, isStale }: EgressBodyProps) {
  const { totals, destinations, classes, days } = report;
  return (
    <div aria-busy={isStale} className={classNames("flex flex-col gap-5", isStale && "opacity-60")}>
      <SampleNotice calls={totals.sampleCalls} />
      <EgressTotals report={report} />
      <ChartFigure
        title="Sent by day"
        series={SERIES}
        rows={days.map(({ day, bytes }) => ({ day, values: [bytes] }))}
        format={formatBytes}
        formatAxis={formatBytes}
      />
      <div className="grid gap-5 lg:grid-cols-2">
        <ShareTable
          title="To whom"
          head="Provider"
          total={totals.bytes}
          rows={destinations.map(({ provider, host, region, calls, bytes }) => ({
            key: `${provider} ${host} ${region}`,
            label: provider,
            detail: [host, region ?? "region not stated"].filter((part) => part !== null).join(" · "),
            calls,
            bytes,
            onFilter: () => change({ provider }),
          }))}
        />
        <ShareTable
          title="Of which kinds"
          head="Class"
          note="A call that carries two kinds counts in both."
          total={totals.bytes}
          rows={classes.map(({ dataClass, calls, bytes }) => ({
            key: dataClass,
            label: classWord(dataClass),
            detail: null,
            calls,
            bytes,
            onFilter: () => change({ dataClass }),
          }))}
        />
      </div>
      <DepartureList query={query} />
    </div>
  );
}

function EgressTotals({ report: { totals, destinations, classes, ledger, scope } }: { report: EgressReport }) {
  const providers = new Set(destinations.map(({ provider }) => provider)).size;
  return (
    <section aria-label="Totals" className="flex flex-col gap-2">
      {scope === "own" && <p className="text-ink-soft text-sm">These are your own calls. Your role does not show those of others.</p>}
      <dl className="grid grid-cols-2 gap-3 lg:grid-cols-4">
        <Tile name="Sent" value={formatBytes(totals.bytes)}>
          of texts and images, without the wrapping
        </Tile>
        <Tile name="Calls that left" value={formatCount(totals.calls)}>
          {totals.uncertainCalls === 0
            ? "each seen to leave"
            : `${formatCount(totals.uncertainCalls)} uncertain: they may never have been sent`}
        </Tile>
        <Tile name="Providers" value={formatCount(providers)}>
          {destinations.length === 1 ? "at one address" : `at ${formatCount(destinations.length)} addresses`}
        </Tile>
        <Tile name="With personal data" value={formatCount(classes.find(({ dataClass }) => dataClass === "personal")?.calls ?? 0)}>
          calls in which the guard found some
        </Tile>
      </dl>
      {ledger && <LedgerLine ledger={ledger} />}
    </section>
  );
}
