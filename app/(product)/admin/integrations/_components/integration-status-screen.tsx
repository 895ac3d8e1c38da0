"use client";

import { useQuery } from "@tanstack/react-query";
import { Plug, Settings } from "lucide-react";
import Link from "next/link";
import { type Integration, listIntegrations } from "../../../../_client/integrations.ts";
import { asProblem } from "../../../../_client/problem.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { Button } from "../../../../_ui/button.tsx";
import { EmptyState } from "../../../../_ui/empty-state.tsx";
import { QueryError } from "../../../../_ui/error-state.tsx";
import { ReportTable } from "../../../../_ui/report-table.tsx";
import { formatMoment } from "../../../_report/format-moment.ts";
import { StatusChip } from "../../../settings/integrations/_components/status-chip.tsx";
import { AdminFrame } from "../../_components/admin-frame.tsx";
import { ConsoleRefused } from "../../_components/console-refused.tsx";
import { TableSkeleton } from "../../_components/table-skeleton.tsx";
import { VendorTable } from "./vendor-table.tsx";

/** Which services are connected, when each was last tested and how long its secret is good. Never a secret. */
export function IntegrationStatusScreen() {
  const query = useQuery({ queryKey: queryKeys.integrations, queryFn: ({ signal }) => listIntegrations(signal) });
  if (query.isError && asProblem(query.error).status === 403)
    return (
      <AdminFrame>
        <ConsoleRefused />
      </AdminFrame>
    );
  return (
    <AdminFrame>
      {query.isPending && <TableSkeleton label="Loading integrations" />}
      {query.isError && !query.data && <QueryError title="Integrations could not be loaded" query={query} />}
      {query.data && <Connected integrations={query.data} />}
      <VendorTable />
    </AdminFrame>
  );
}

function Connected({ integrations }: { integrations: readonly Integration[] }) {
  const change = (
    <Button asChild size="small">
      <Link href="/settings/integrations">
        <Settings aria-hidden className="size-4" />
        Change integrations
      </Link>
    </Button>
  );
  if (integrations.length === 0)
    return (
      <EmptyState icon={Plug} title="Nothing is connected" text="A service with a key of your own is listed here with its state.">
        {change}
      </EmptyState>
    );
  return (
    <section aria-label="Connected services" className="flex min-w-0 flex-col gap-2">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="font-medium text-base">Connected services</h2>
        {change}
      </div>
      <div data-scroller className="overflow-x-auto">
        <ReportTable
          caption="Integrations with their state"
          columns={[
            { name: "Service" },
            { name: "State" },
            { name: "Whose" },
            { name: "Last test (UTC)", look: "max-sm:hidden" },
            { name: "Days left", look: "text-right max-md:hidden" },
          ]}
        >
          <tbody>
            {integrations.map((integration) => (
              <IntegrationRow key={integration.id ?? `${integration.type} ${integration.scope}`} integration={integration} />
            ))}
          </tbody>
        </ReportTable>
      </div>
    </section>
  );
}

const OWNERS = { personal: "Yours", organization: "Organization", platform: "Deployment" } as const;
const DAY_MS = 86_400_000;

function IntegrationRow({ integration }: { integration: Integration }) {
  const { type, name, scope, lastTestedAt, expiresAt } = integration;
  return (
    <tr className="border-b last:border-0 hover:bg-hover/60">
      <th scope="row" className="py-2 pr-4 text-left font-normal">
        <span className="block">{name}</span>
        <span className="block font-mono text-ink-soft text-xs">{type}</span>
      </th>
      <td className="py-2 pr-4">
        <StatusChip integration={integration} isTesting={false} />
      </td>
      <td className="py-2 pr-4">{OWNERS[scope]}</td>
      <td className="whitespace-nowrap py-2 pr-4 font-mono text-xs tabular-nums max-sm:hidden">
        {lastTestedAt === null ? "never" : formatMoment(lastTestedAt)}
      </td>
      <td className="py-2 text-right font-mono tabular-nums max-md:hidden">
        {expiresAt === null ? "no end" : Math.max(0, Math.ceil((Date.parse(expiresAt) - Date.now()) / DAY_MS))}
      </td>
    </tr>
  );
}
