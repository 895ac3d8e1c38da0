"use client";

import { useQuery } from "@tanstack/react-query";
import { Gauge } from "lucide-react";
import { getGuardReport } from "../../../../_client/guard-report.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { EmptyState } from "../../../../_ui/empty-state.tsx";
import { QueryError } from "../../../../_ui/error-state.tsx";
import { GuardNumbers } from "../../../../_ui/guard-numbers/guard-numbers.tsx";
import { ReportSkeleton } from "../../../_report/report-skeleton.tsx";
import { GuardFrame } from "../../_components/guard-frame.tsx";

export function NumbersScreen() {
  const query = useQuery({ queryKey: queryKeys.guardReport, queryFn: ({ signal }) => getGuardReport(signal), staleTime: 5 * 60_000 });
  const release = query.data?.releases[0];
  return (
    <GuardFrame>
      {query.isPending && <ReportSkeleton label="Loading numbers" />}
      {query.isError && !query.data && <QueryError title="The numbers could not be loaded" query={query} />}
      {query.data && release && <GuardNumbers report={query.data} release={release} />}
      {query.data && !release && (
        <EmptyState icon={Gauge} title="Not measured yet" text="This build carries no measurement. pnpm bench:guard --write makes one." />
      )}
    </GuardFrame>
  );
}
