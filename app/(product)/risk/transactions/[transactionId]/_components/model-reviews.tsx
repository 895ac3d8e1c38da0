"use client";

import { useQuery } from "@tanstack/react-query";
import { FlaskConical } from "lucide-react";
import { queryKeys } from "../../../../../_client/query-keys.ts";
import { listRiskReviews, type RiskReview } from "../../../../../_client/risk-reviews.ts";
import { Badge } from "../../../../../_ui/badge.tsx";
import { QueryError } from "../../../../../_ui/error-state.tsx";
import { formatMilliseconds } from "../../../../../_ui/format.ts";
import { formatMoment } from "../../../../_report/format-moment.ts";
import { Section } from "./verdict-facts.tsx";

const ABSENCES: Readonly<Record<string, string>> = {
  late: "too late",
  malformed: "no usable answer",
  abstained: "could not tell",
  declined: "declined",
  failed: "failed",
};

/** What models said of the verdict, where they were asked; the score stays the engine's. */
export function ModelReviews({ transactionId }: { transactionId: string }) {
  const query = useQuery({
    queryKey: queryKeys.riskReviews(transactionId),
    queryFn: ({ signal }) => listRiskReviews(transactionId, signal),
  });
  if (query.isError) return <QueryError title="The reviews could not be loaded" query={query} />;
  if (!query.data || query.data.items.length === 0) return null;
  return (
    <Section title="Review by models">
      {query.data.items.map((review) => (
        <Review key={review.id} review={review} />
      ))}
    </Section>
  );
}

function Review({ review: { isAsked, isDemo, summary, agreement, votes, at, latencyMs } }: { review: RiskReview }) {
  return (
    <div className="flex min-w-0 flex-col gap-2 border-b pb-3 last:border-0 last:pb-0">
      <p className="text-sm">
        {summary}{" "}
        <span className="text-ink-faint">
          {isAsked ? "Asked for" : "Close to a threshold"}, {formatMoment(at)} UTC, {formatMilliseconds(latencyMs)}
          {agreement !== null && `, agreement ${agreement.toFixed(2)}`}.
        </span>
      </p>
      {isDemo && (
        <div>
          <Badge tone="demo" icon={FlaskConical}>
            Demo: fixed rules voted, no model
          </Badge>
        </div>
      )}
      <ul aria-label="Votes" className="flex flex-col gap-1.5 text-sm">
        {votes.map(({ voter, decision, absence, confidence, reasons }) => (
          <li key={voter} className="flex min-w-0 flex-col">
            <span className="flex flex-wrap items-baseline gap-x-2">
              <span className="wrap-anywhere font-mono text-xs">{voter}</span>
              <span className="font-medium">{decision ?? ABSENCES[absence ?? ""] ?? "no vote"}</span>
              {confidence !== null && <span className="text-ink-faint text-xs tabular-nums">sure to {Math.round(confidence * 100)} %</span>}
            </span>
            {reasons.length > 0 && <span className="wrap-anywhere text-ink-soft text-xs">{reasons.join(" ")}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}
