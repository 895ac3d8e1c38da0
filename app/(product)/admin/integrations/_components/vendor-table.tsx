"use client";

import { useQuery } from "@tanstack/react-query";
import { CircleCheck, CircleDashed, CircleX, FlaskConical, type LucideIcon } from "lucide-react";
import { listProviders, type ProviderHealth } from "../../../../_client/models.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { Badge, type BadgeTone } from "../../../../_ui/badge.tsx";
import { QueryError } from "../../../../_ui/error-state.tsx";
import { formatDuration } from "../../../../_ui/format.ts";
import { formatCount } from "../../../../_ui/format-amounts.ts";
import { ReportTable } from "../../../../_ui/report-table.tsx";
import { TableSkeleton } from "../../_components/table-skeleton.tsx";

type Chip = { tone: BadgeTone; icon: LucideIcon; word: string };

const CHIPS: Readonly<Record<ProviderHealth["condition"], Chip>> = {
  ready: { tone: "safe", icon: CircleCheck, word: "Configured" },
  "half-open": { tone: "redacted", icon: CircleDashed, word: "Being tried again" },
  open: { tone: "blocked", icon: CircleX, word: "Failing" },
  parked: { tone: "redacted", icon: CircleDashed, word: "Paused" },
  misconfigured: { tone: "blocked", icon: CircleX, word: "Refuses its key" },
  "no-key": { tone: "neutral", icon: CircleDashed, word: "Not configured" },
};
const DEMO: Chip = { tone: "demo", icon: FlaskConical, word: "Demo" };

/** Vendors of models, as this deployment knows them. */
export function VendorTable() {
  const query = useQuery({ queryKey: queryKeys.providers, queryFn: ({ signal }) => listProviders(signal) });
  if (query.isPending) return <TableSkeleton label="Loading vendors" />;
  if (!query.data) return <QueryError title="Vendors could not be loaded" query={query} />;
  return (
    <section aria-label="Vendors of models" className="flex min-w-0 flex-col gap-2">
      <h2 className="font-medium text-base">Vendors of models</h2>
      <div data-scroller className="overflow-x-auto">
        <ReportTable
          caption="Vendors of models, configured or not"
          columns={[
            { name: "Vendor" },
            { name: "State" },
            { name: "Calls lately", look: "text-right" },
            { name: "Failures", look: "text-right max-sm:hidden" },
            { name: "95th percentile", look: "text-right max-md:hidden" },
          ]}
        >
          <tbody>
            {query.data.items.map((vendor) => (
              <VendorRow key={vendor.provider} vendor={vendor} />
            ))}
          </tbody>
        </ReportTable>
      </div>
    </section>
  );
}

function VendorRow({ vendor: { provider, isDemo, condition, recent } }: { vendor: ProviderHealth }) {
  const { tone, icon, word } = isDemo ? DEMO : CHIPS[condition];
  return (
    <tr className="border-b last:border-0 hover:bg-hover/60">
      <th scope="row" className="py-2 pr-4 text-left font-normal">
        {provider}
      </th>
      <td className="py-2 pr-4">
        <Badge tone={tone} icon={icon}>
          {word}
        </Badge>
      </td>
      <td className="py-2 pr-4 text-right font-mono tabular-nums">{formatCount(recent.calls)}</td>
      <td className="py-2 pr-4 text-right font-mono tabular-nums max-sm:hidden">{formatCount(recent.failures)}</td>
      <td className="py-2 text-right font-mono tabular-nums max-md:hidden">
        {recent.p95Ms === null ? "none" : formatDuration(recent.p95Ms)}
      </td>
    </tr>
  );
}
