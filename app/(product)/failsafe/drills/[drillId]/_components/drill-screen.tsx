"use client";

import { useQuery } from "@tanstack/react-query";
import { getDrill } from "../../../../../_client/failsafe-drills.ts";
import { queryKeys } from "../../../../../_client/query-keys.ts";
import { FailsafeFrame } from "../../../_shell/failsafe-frame.tsx";
import { OneThing } from "../../../_shell/one-thing.tsx";
import { isUnderWay } from "../../_components/drill-words.ts";
import { ScenarioReport } from "./scenario-report.tsx";
import { SuiteReport } from "./suite-report.tsx";

const LIVE_MS = 1_500;

export function DrillScreen({ drillId }: { drillId: string }) {
  const found = useQuery({
    queryKey: queryKeys.safetyDrill(drillId),
    queryFn: ({ signal }) => getDrill(drillId, signal),
    refetchInterval: ({ state: { data } }) => (data && isUnderWay(data) ? LIVE_MS : false),
  });
  return (
    <FailsafeFrame>
      <OneThing found={found} name="drill" listHref="/failsafe/drills" listName="See the drills">
        {(drill) => (drill.type === "suite" ? <SuiteReport drill={drill} /> : <ScenarioReport drill={drill} />)}
      </OneThing>
    </FailsafeFrame>
  );
}
