"use client";

import { useQuery } from "@tanstack/react-query";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { getShadowReport } from "../../../../_client/risk-rules.ts";
import { formatCount } from "../../../../_ui/format-amounts.ts";
import { formatMoment } from "../../../_report/format-moment.ts";
import { CaughtLines, ChangedDecisions } from "./decision-pairs.tsx";

/** Nothing while no version is tried. */
export function ShadowPanel() {
  const { data } = useQuery({ queryKey: queryKeys.ruleShadow, queryFn: ({ signal }) => getShadowReport(signal) });
  if (!data || data.version === null || data.since === null) return null;
  const changed = data.decisions.filter(({ from, to }) => from !== to).reduce((sum, { count }) => sum + count, 0);
  return (
    <section aria-label="In shadow" className="flex flex-col gap-2 rounded-md border p-4">
      <h2 className="font-medium text-base">Version {data.version} in shadow</h2>
      <p className="text-sm">
        Beside the live set since {formatMoment(data.since)} UTC: {formatCount(data.judged)} judged, {formatCount(changed)} would have ended
        otherwise.
      </p>
      <ChangedDecisions pairs={data.decisions} label="What the shadow would have changed" />
      {data.judged > 0 && <CaughtLines frauds={data.frauds} honest={data.honest} />}
    </section>
  );
}
