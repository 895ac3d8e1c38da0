"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { CircleStop } from "lucide-react";
import type { ReactNode } from "react";
import { toast } from "sonner";
import { type Drill, drillReportPath, stopDrill } from "../../../../../_client/failsafe-drills.ts";
import { asProblem } from "../../../../../_client/problem.ts";
import { queryKeys } from "../../../../../_client/query-keys.ts";
import { useMe, worksCases } from "../../../../../_client/use-me.ts";
import { Badge } from "../../../../../_ui/badge.tsx";
import { Button } from "../../../../../_ui/button.tsx";
import { ExportLink } from "../../../../_report/export-link.tsx";
import { DRILL_LOOKS, isUnderWay } from "../../_components/drill-words.ts";

/** What it is, where it stands, and what can be done with it. */
export function DrillHead({ drill, children }: { drill: Drill; children: ReactNode }) {
  const { word, tone, icon } = DRILL_LOOKS[drill.state];
  const mayStop = worksCases(useMe().data) && isUnderWay(drill);
  return (
    <div className="flex flex-wrap items-center gap-3">
      <h2 className="wrap-anywhere min-w-0 font-semibold text-xl">{children}</h2>
      <Badge tone={tone} icon={icon}>
        {word}
      </Badge>
      <span className="ml-auto flex flex-wrap gap-2">
        {mayStop && <StopButton drillId={drill.id} />}
        {!isUnderWay(drill) && (
          <>
            <ExportLink href={drillReportPath(drill.id, "pdf")} format="PDF" />
            <ExportLink href={drillReportPath(drill.id, "json")} format="JSON" />
          </>
        )}
      </span>
    </div>
  );
}

function StopButton({ drillId }: { drillId: string }) {
  const client = useQueryClient();
  const stop = useMutation({
    mutationFn: () => stopDrill(drillId),
    onError: (error) => toast.error("Not stopped", { description: asProblem(error).message }),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.allSafetyDrills }),
  });
  return (
    <Button size="small" isBusy={stop.isPending} onClick={() => stop.mutate()}>
      <CircleStop aria-hidden className="size-4" />
      Stop it
    </Button>
  );
}
