"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Swords } from "lucide-react";
import { listDrills } from "../../../../_client/failsafe-drills.ts";
import { itemsOf, pagesOf } from "../../../../_client/pages.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { useMe, worksCases } from "../../../../_client/use-me.ts";
import { EmptyState } from "../../../../_ui/empty-state.tsx";
import { QueryError } from "../../../../_ui/error-state.tsx";
import { ReportSkeleton } from "../../../_report/report-skeleton.tsx";
import { RowSection } from "../../../_report/row-section.tsx";
import { FailsafeFrame } from "../../_shell/failsafe-frame.tsx";
import { DrillTable } from "./drill-table.tsx";
import { isUnderWay } from "./drill-words.ts";
import { ScenarioSection } from "./scenario-section.tsx";
import { StartForm } from "./start-form.tsx";

const LIVE_MS = 2_000;
const FRESH_MS = 30_000;

/** Attacks of our own on one's own models, and rehearsals of what might happen. */
export function DrillsScreen() {
  const me = useMe().data;
  const pages = useInfiniteQuery({
    ...pagesOf(queryKeys.safetyDrills(""), (cursor, signal) => listDrills("", cursor, signal)),
    refetchInterval: ({ state: { data } }) => (data?.pages[0]?.items.some(isUnderWay) ? LIVE_MS : FRESH_MS),
  });
  const drills = itemsOf(pages.data);
  if (pages.isPending)
    return (
      <FailsafeFrame>
        <ReportSkeleton label="Loading drills" />
      </FailsafeFrame>
    );
  return (
    <FailsafeFrame>
      {me && !worksCases(me) && <p className="text-ink-soft text-sm">Your role reads drills. Analysts, admins and owners start them.</p>}
      {worksCases(me) && <StartForm />}
      <ScenarioSection drills={drills} mayStart={worksCases(me)} />
      {pages.isError && drills.length === 0 ? (
        <QueryError title="Drills could not be loaded" query={pages} />
      ) : drills.length === 0 ? (
        <EmptyState
          icon={Swords}
          title="No drill so far"
          text="A drill attacks a model with the product's own cases, alone and behind the guard, and shows what it withstood."
        />
      ) : (
        <RowSection title="Drills" pages={pages} isEmpty={false}>
          <DrillTable drills={drills} />
        </RowSection>
      )}
    </FailsafeFrame>
  );
}
