"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { getBackupSetup, listBackups } from "../../../../_client/backups.ts";
import { itemsOf, pagesOf } from "../../../../_client/pages.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { EmptyState } from "../../../../_ui/empty-state.tsx";
import { QueryError } from "../../../../_ui/error-state.tsx";
import { ReportSkeleton } from "../../../_report/report-skeleton.tsx";
import { RowSection } from "../../../_report/row-section.tsx";
import { OperationsFrame } from "../../_components/operations-frame.tsx";
import { BackupTable } from "./backup-table.tsx";
import { BackupIcon, isUnderWay } from "./backup-words.ts";
import { SetupSection } from "./setup-section.tsx";

const LIVE_MS = 1_000;
const FRESH_MS = 30_000;

/** Copies of everything: how old the newest is, whether it restores, and the whole list. */
export function BackupsScreen() {
  const pages = useInfiniteQuery({
    ...pagesOf(queryKeys.backupList, (cursor, signal) => listBackups(cursor, signal)),
    refetchInterval: ({ state: { data } }) => (data?.pages[0]?.items.some(isUnderWay) ? LIVE_MS : FRESH_MS),
  });
  const backups = itemsOf(pages.data);
  const isBusy = backups.some(isUnderWay);
  const setup = useQuery({
    queryKey: [...queryKeys.backupSetup, isBusy],
    queryFn: ({ signal }) => getBackupSetup(signal),
    refetchInterval: FRESH_MS,
    placeholderData: (before) => before,
  });
  if (pages.isPending || setup.isPending)
    return (
      <OperationsFrame error={pages.error}>
        <ReportSkeleton label="Loading backups" />
      </OperationsFrame>
    );
  return (
    <OperationsFrame error={pages.error}>
      {setup.data ? (
        <SetupSection setup={setup.data} isBusy={isBusy} />
      ) : (
        <QueryError title="The setup could not be loaded" query={setup} />
      )}
      {pages.isError && backups.length === 0 ? (
        <QueryError title="Backups could not be loaded" query={pages} />
      ) : backups.length === 0 ? (
        <EmptyState
          icon={BackupIcon}
          title="No backup so far"
          text="One is made at 02:00, 08:00, 14:00 and 20:00 UTC, and whenever somebody asks for one."
        />
      ) : (
        <RowSection title="All backups" pages={pages} isEmpty={false}>
          <BackupTable backups={backups} isOn={setup.data?.isOn === true && !isBusy} />
        </RowSection>
      )}
    </OperationsFrame>
  );
}
