"use client";

import { useQuery } from "@tanstack/react-query";
import { FlaskConical, Lock, ThumbsUp } from "lucide-react";
import { useState } from "react";
import { getQuality, type Quality } from "../../../../_client/feedback.ts";
import { asProblem } from "../../../../_client/problem.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { Badge } from "../../../../_ui/badge.tsx";
import { EmptyState } from "../../../../_ui/empty-state.tsx";
import { QueryError } from "../../../../_ui/error-state.tsx";
import { formatCount, formatShare } from "../../../../_ui/format-amounts.ts";
import { SelectField } from "../../../../_ui/select-field.tsx";
import { reasonWord } from "../../../chat/_components/feedback-words.ts";
import { AdminFrame } from "../../_components/admin-frame.tsx";
import { TableSkeleton } from "../../_components/table-skeleton.tsx";
import { SharedFeedbackSection } from "./shared-feedback.tsx";

const PERIODS: readonly { value: string; label: string }[] = [
  { value: "7", label: "7 days" },
  { value: "30", label: "30 days" },
  { value: "365", label: "A year" },
];

/** How people find answers, by model; and the text of those who let it be read. */
export function QualityScreen() {
  const [days, setDays] = useState("30");
  const query = useQuery({
    queryKey: queryKeys.quality(Number(days)),
    queryFn: ({ signal }) => getQuality(Number(days), signal),
    placeholderData: (previous) => previous,
  });
  if (query.isError && asProblem(query.error).status === 403) {
    return (
      <AdminFrame>
        <EmptyState icon={Lock} title="Your role does not show opinions" text="Owners, admins and analysts see how answers are found." />
      </AdminFrame>
    );
  }
  return (
    <AdminFrame>
      <SelectField label="Period" layout="inline" value={days} options={PERIODS} onValue={setDays} />
      {query.isPending && <TableSkeleton label="Loading opinions" />}
      {query.isError && !query.data && <QueryError title="Opinions could not be loaded" query={query} />}
      {query.data && <QualityBody quality={query.data} />}
      <SharedFeedbackSection />
    </AdminFrame>
  );
}

function QualityBody({ quality }: { quality: Quality }) {
  const total = quality.up + quality.down;
  if (total === 0)
    return <EmptyState icon={ThumbsUp} title="No opinions yet" text="Below each answer its reader can say whether it was good or bad." />;
  return (
    <section aria-label="By model" className="flex flex-col gap-4">
      <p className="text-ink-soft text-sm">
        {formatCount(total)} opinions, {formatShare(quality.up, total)} of them good. Counts say nothing about who gave them.
      </p>
      <ModelTable quality={quality} />
      {quality.reasons.length > 0 && (
        <ul aria-label="What was wrong" className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
          {quality.reasons.map(({ reason, count }) => (
            <li key={reason ?? ""}>
              {reasonWord(reason)}: <span className="font-mono tabular-nums">{formatCount(count)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function ModelTable({ quality }: { quality: Quality }) {
  return (
    <div className="overflow-x-auto rounded-md border">
      <table className="w-full text-left text-sm">
        <caption className="sr-only">Opinions by model</caption>
        <thead className="bg-sunken text-ink-soft text-xs">
          <tr>
            <th className="px-3 py-2 font-medium">Model</th>
            <th className="px-3 py-2 text-right font-medium">Good</th>
            <th className="px-3 py-2 text-right font-medium">Bad</th>
            <th className="px-3 py-2 text-right font-medium">Share good</th>
          </tr>
        </thead>
        <tbody>
          {quality.models.map(({ provider, model, demo, up, down }) => (
            <tr key={`${provider} ${model}`} className="border-t">
              <th scope="row" className="px-3 py-2 font-normal">
                <span className="flex flex-wrap items-center gap-2">
                  <span className="break-all font-mono">{model ?? "no model"}</span>
                  {demo && (
                    <Badge tone="demo" icon={FlaskConical}>
                      Demo
                    </Badge>
                  )}
                </span>
              </th>
              <td className="px-3 py-2 text-right font-mono tabular-nums">{formatCount(up)}</td>
              <td className="px-3 py-2 text-right font-mono tabular-nums">{formatCount(down)}</td>
              <td className="px-3 py-2 text-right font-mono tabular-nums">{formatShare(up, up + down)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
