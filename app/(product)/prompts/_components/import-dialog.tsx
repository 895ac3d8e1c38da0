"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { TriangleAlert } from "lucide-react";
import Link from "next/link";
import { ProblemError } from "../../../_client/problem.ts";
import { IMPORT_MAX_BYTES, type ImportedPrompt, importPrompt } from "../../../_client/prompt-exchange.ts";
import { queryKeys } from "../../../_client/query-keys.ts";
import { Button } from "../../../_ui/button.tsx";
import { Dialog } from "../../../_ui/dialog.tsx";
import { DropZone } from "../../../_ui/drop-zone.tsx";
import { Notice } from "../../../_ui/notice.tsx";
import { Refusal } from "../_editor/refusal.tsx";

/** A file becomes a private prompt of one's own; what of it has no place here is named. */
export function ImportDialog({ onClose }: { onClose(): void }) {
  const client = useQueryClient();
  const bring = useMutation({
    mutationFn: readAndImport,
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.promptLists }),
  });
  return (
    <Dialog title="Import a prompt" isOpen onOpen={(isOpen) => !isOpen && onClose()}>
      {bring.data ? (
        <Brought imported={bring.data} />
      ) : (
        <DropZone
          isSingle
          accept=".json,.yaml,.yml"
          note={
            bring.isPending ? "Reading the file…" : "JSON as it was exported here, or a promptfoo configuration in YAML; 256 kB at most."
          }
          onFiles={([file]) => file && !bring.isPending && bring.mutate(file)}
        />
      )}
      {bring.isError && <Refusal error={bring.error} />}
      <Button className="self-end" onClick={onClose}>
        {bring.data ? "Done" : "Cancel"}
      </Button>
    </Dialog>
  );
}

async function readAndImport(file: File): Promise<ImportedPrompt> {
  if (file.size > IMPORT_MAX_BYTES)
    throw new ProblemError({
      ...{ status: 0, code: "client.file_too_large", title: "The file is too large" },
      detail: "A prompt's file has 256 kB at most. Take tests out of it, and bring them in as a test set.",
    });
  return importPrompt({ format: /\.json$/i.test(file.name) ? "json" : "promptfoo", text: await file.text() });
}

function Brought({ imported: { promptId, rows, notTakenOver } }: { imported: ImportedPrompt }) {
  return (
    <div role="status" className="flex flex-col gap-3 text-sm">
      <p>
        It is in the library, and only you read it{rows > 0 && `, with a test set of ${rows} ${rows === 1 ? "row" : "rows"}`}.{" "}
        <Link href={`/prompts/${promptId}`} className="text-accent-ink underline">
          Open the prompt
        </Link>
      </p>
      {notTakenOver.length > 0 && (
        <Notice tone="redacted" icon={TriangleAlert}>
          <p>Not taken over</p>
          <ul className="flex flex-col gap-0.5">
            {notTakenOver.map((each) => (
              <li key={each} className="wrap-anywhere">
                {each}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </div>
  );
}
