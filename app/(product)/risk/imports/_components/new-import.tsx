"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { type FormProblem, toFormProblem } from "../../../../_client/form-problem.ts";
import { asProblem } from "../../../../_client/problem.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { type RiskImport, sendRiskFile } from "../../../../_client/risk-imports.ts";
import { Button } from "../../../../_ui/button.tsx";
import { DropZone } from "../../../../_ui/drop-zone.tsx";
import { FormSummary } from "../../../../_ui/form-summary.tsx";
import { formatBytes } from "../../../../_ui/format-amounts.ts";

const MAX_BYTES = 50_000_000;
const NOTE =
  "CSV with a header, up to 50 MB and 200,000 rows: an id, a time, who pays, who is paid and an amount. Nothing is judged before you have seen how it is read.";

/** The file goes up at once; what becomes of it is decided on the next step. */
export function NewImport({ onSent }: { onSent(made: RiskImport): void }) {
  const { sending, problem, send, cancel } = useSendFile(onSent);
  return (
    <section aria-label="New import" className="flex flex-col gap-3">
      <h2 className="font-medium text-base">Import transactions</h2>
      <FormSummary problem={problem} secondsLeft={0} />
      {sending ? (
        <div className="flex flex-wrap items-center gap-3 rounded-md border p-4">
          <p className="min-w-0 flex-1 truncate text-sm">Sending {sending.name}</p>
          <progress aria-label="Sending the file" className="h-2 w-full max-w-80" value={sending.parts} max={sending.of} />
          <Button size="small" onClick={cancel}>
            Cancel
          </Button>
        </div>
      ) : (
        <DropZone
          isSingle
          accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values"
          note={NOTE}
          onFiles={([file]) => file && void send(file)}
        />
      )}
    </section>
  );
}

function useSendFile(onSent: (made: RiskImport) => void) {
  const client = useQueryClient();
  const [sending, setSending] = useState<{ name: string; parts: number; of: number } | null>(null);
  const [problem, setProblem] = useState<FormProblem | null>(null);
  const stop = useRef<AbortController | null>(null);
  const send = async (file: File) => {
    setProblem(sizeProblem(file));
    if (sizeProblem(file)) return;
    const abort = new AbortController();
    stop.current = abort;
    setSending({ name: file.name, parts: 0, of: 1 });
    try {
      onSent(await sendRiskFile(file, (parts, of) => setSending({ name: file.name, parts, of }), abort.signal));
    } catch (error) {
      if (!abort.signal.aborted) setProblem(toFormProblem(asProblem(error), []));
    }
    setSending(null);
    void client.invalidateQueries({ queryKey: queryKeys.riskImports });
  };
  return { sending, problem, send, cancel: () => stop.current?.abort() };
}

function sizeProblem({ size }: File): FormProblem | null {
  if (size > 0 && size <= MAX_BYTES) return null;
  const summary =
    size === 0
      ? "The file is empty."
      : `The file has ${formatBytes(size)}; 50 MB go in at once. Split it by rows and repeat the header in each piece.`;
  return { summary, requestId: null, fields: {}, retryAfterSeconds: null };
}
