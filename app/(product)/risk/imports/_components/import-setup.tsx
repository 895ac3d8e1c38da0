"use client";

import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { toFormProblem } from "../../../../_client/form-problem.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import {
  cancelRiskImport,
  type ImportReading,
  type ImportStart,
  previewRiskImport,
  type RiskImport,
  startRiskImport,
} from "../../../../_client/risk-imports.ts";
import { Button } from "../../../../_ui/button.tsx";
import { QueryError } from "../../../../_ui/error-state.tsx";
import { FormSummary } from "../../../../_ui/form-summary.tsx";
import { Skeleton } from "../../../../_ui/skeleton.tsx";
import { ColumnChoice } from "./column-choice.tsx";
import { PreviewTable } from "./preview-table.tsx";
import { ReadingChoice } from "./reading-choice.tsx";

type Mode = ImportStart["mode"];

/** What the file would be read as, to be mended before anything is judged. */
export function ImportSetup({ file, onClose }: { file: RiskImport; onClose(): void }) {
  const [reading, setReading] = useState<ImportReading>({});
  const [mode, setMode] = useState<Mode>("valid_rows");
  const preview = useQuery({
    queryKey: queryKeys.riskImportPreview(file.id, JSON.stringify(reading)),
    queryFn: ({ signal }) => previewRiskImport(file.id, reading, signal),
    placeholderData: keepPreviousData,
    retry: false,
  });
  const { start, drop } = useDecisions(file, onClose);
  const panel = useRef<HTMLElement>(null);
  useEffect(() => panel.current?.focus(), []);
  const failed = start.error ?? drop.error;
  const isReady = preview.data !== undefined && preview.data.missing.length === 0 && !preview.isError;
  const begin = (isDryRun: boolean) => start.mutate({ ...reading, mode, isDryRun });
  return (
    <section ref={panel} tabIndex={-1} aria-label="How the file is read" className="flex flex-col gap-4 rounded-md border p-4 outline-none">
      <h2 className="break-all font-medium text-base">{file.name}</h2>
      <FormSummary problem={failed ? toFormProblem(failed, []) : null} secondsLeft={0} />
      {preview.isPending && (
        <div role="status" aria-label="Reading the file">
          <Skeleton className="h-48" />
        </div>
      )}
      {preview.isError && <QueryError title="The file cannot be read" query={preview} />}
      {preview.data && !preview.isError && (
        <>
          <ColumnChoice preview={preview.data} onColumns={(columns) => setReading({ ...reading, columns })} />
          <PreviewTable preview={preview.data} />
          <ReadingChoice preview={preview.data} reading={reading} mode={mode} onReading={setReading} onMode={setMode} />
        </>
      )}
      <div className="flex flex-wrap gap-2">
        <Button tone="primary" disabled={!isReady} isBusy={start.isPending && !start.variables.isDryRun} onClick={() => begin(false)}>
          Import
        </Button>
        <Button disabled={!isReady} isBusy={start.isPending && start.variables.isDryRun} onClick={() => begin(true)}>
          Only check every row
        </Button>
        <Button tone="quiet" isBusy={drop.isPending} onClick={() => drop.mutate()}>
          Drop the file
        </Button>
      </div>
    </section>
  );
}

function useDecisions({ id }: RiskImport, onClose: () => void) {
  const client = useQueryClient();
  const onSettled = () => client.invalidateQueries({ queryKey: queryKeys.riskImports });
  const start = useMutation({ mutationFn: (body: ImportStart) => startRiskImport(id, body), onSuccess: onClose, onSettled });
  const drop = useMutation({ mutationFn: () => cancelRiskImport(id), onSuccess: onClose, onSettled });
  return { start, drop };
}
