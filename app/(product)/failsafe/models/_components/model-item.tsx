"use client";

import { OctagonX } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import type { RegisteredModel } from "../../../../_client/failsafe-audits.ts";
import { useMe, worksCases } from "../../../../_client/use-me.ts";
import { Badge } from "../../../../_ui/badge.tsx";
import { Button } from "../../../../_ui/button.tsx";
import { formatCount } from "../../../../_ui/format-amounts.ts";
import { formatMoment } from "../../../_report/format-moment.ts";
import { LEASE_LOOKS } from "../../_shell/failsafe-words.ts";
import { TripDialog } from "../../_shell/trip-dialog.tsx";
import { PassChart } from "./pass-chart.tsx";

export function ModelItem({ of: { model, audits, failed, passRate, days, lastFailure, lease } }: { of: RegisteredModel }) {
  const mayTrip = worksCases(useMe().data);
  const [isAsking, setAsking] = useState(false);
  const { word, tone, icon } = LEASE_LOOKS[lease.state];
  return (
    <li aria-label={model} className="grid min-w-0 items-start gap-x-6 gap-y-3 border-t py-4 text-sm md:grid-cols-[minmax(0,1fr)_16rem]">
      <div className="flex min-w-0 flex-col gap-2">
        <div className="flex flex-wrap items-center gap-2">
          <h3 className="wrap-anywhere min-w-0 font-medium font-mono">{model}</h3>
          <Badge tone={tone} icon={icon}>
            {word}
          </Badge>
        </div>
        <p className="text-ink-soft">
          <span className="font-mono font-semibold text-ink text-lg tabular-nums">{(100 * passRate).toFixed(1)} %</span> of{" "}
          <Link href={`/failsafe/audits?model=${encodeURIComponent(model)}`} className="text-accent-ink underline">
            {formatCount(audits)} {audits === 1 ? "audit" : "audits"}
          </Link>{" "}
          passed; {formatCount(failed)} failed.
        </p>
        <p className="text-ink-soft">
          {lastFailure === null ? (
            "None failed."
          ) : (
            <>
              Last failure on {formatMoment(lastFailure.at)} UTC:{" "}
              <Link href={`/failsafe/audits/${lastFailure.auditId}`} className="text-accent-ink underline">
                what was found
              </Link>
            </>
          )}
        </p>
        <div className="flex flex-wrap gap-2">
          {lease.tripId !== null ? (
            <Button asChild size="small">
              <Link href={`/failsafe/trips/${lease.tripId}`}>See the trip</Link>
            </Button>
          ) : (
            mayTrip && (
              <Button size="small" tone="danger" aria-label={`Trip ${model}`} onClick={() => setAsking(true)}>
                <OctagonX aria-hidden className="size-4" />
                Trip
              </Button>
            )
          )}
        </div>
      </div>
      <PassChart model={model} days={days} />
      {isAsking && (
        <TripDialog subject={{ type: "model", name: model }} title="Trip the model" action="Trip it" onClose={() => setAsking(false)} />
      )}
    </li>
  );
}
