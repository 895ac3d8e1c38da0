"use client";

import { type UseQueryResult, useQuery, useQueryClient } from "@tanstack/react-query";
import { Upload } from "lucide-react";
import { useRef, useState } from "react";
import { toast } from "sonner";
import { type ChatImport, listImports, sendImport } from "../../../../_client/chat-imports.ts";
import { asProblem } from "../../../../_client/problem.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { Button } from "../../../../_ui/button.tsx";
import { QueryError } from "../../../../_ui/error-state.tsx";
import { Skeleton } from "../../../../_ui/skeleton.tsx";
import { SettingsSection } from "../../_components/settings-section.tsx";
import { describeImport } from "./import-words.ts";

const WATCH_MS = 1_000;
const isOpen = ({ state }: ChatImport) => state === "queued" || state === "running";

export function ImportSection({ isWriter }: { isWriter: boolean }) {
  const imports = useQuery({
    queryKey: queryKeys.imports,
    queryFn: ({ signal }) => listImports(signal),
    refetchInterval: ({ state }) => (state.data?.some(isOpen) ? WATCH_MS : false),
  });
  const input = useRef<HTMLInputElement>(null);
  const { sent, send, cancel } = useSendImport(() => void imports.refetch());
  return (
    <SettingsSection
      title="Import"
      text="The zip file or conversations.json that ChatGPT sends on “Export data”, or a JSON export from here; up to 50 MB. What was imported before is not imported again."
    >
      <input
        ref={input}
        type="file"
        accept=".json,.zip,application/json,application/zip"
        aria-label="File to import"
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          event.currentTarget.value = "";
          if (file) void send(file);
        }}
      />
      {sent ? (
        <div className="flex items-center gap-3">
          <progress aria-label="Sending the file" className="h-2 w-full max-w-80" value={sent.parts} max={sent.of} />
          <Button size="small" onClick={cancel}>
            Cancel
          </Button>
        </div>
      ) : (
        isWriter && (
          <Button className="self-start" onClick={() => input.current?.click()}>
            <Upload aria-hidden className="size-4" />
            Choose a file
          </Button>
        )
      )}
      {!isWriter && <p className="text-ink-soft text-sm">Your role may read chats and not import them.</p>}
      <ImportList imports={imports} />
    </SettingsSection>
  );
}

function ImportList({ imports }: { imports: UseQueryResult<ChatImport[]> }) {
  return (
    <>
      {imports.isPending && (
        <div role="status" aria-label="Loading imports">
          <Skeleton className="h-10" />
        </div>
      )}
      {imports.isError && <QueryError title="Imports could not be loaded" query={imports} />}
      <ul aria-label="Imports" aria-live="polite" className="flex flex-col gap-2">
        {imports.data?.map((item) => (
          <li key={item.id} className="rounded-md border p-3">
            <p className="truncate font-medium">{item.name}</p>
            <p className="text-ink-soft text-sm">{describeImport(item)}</p>
          </li>
        ))}
      </ul>
    </>
  );
}

function useSendImport(onEnd: () => void) {
  const client = useQueryClient();
  const [sent, setSent] = useState<{ parts: number; of: number } | null>(null);
  const stop = useRef<AbortController | null>(null);
  const send = async (file: File) => {
    const abort = new AbortController();
    stop.current = abort;
    setSent({ parts: 0, of: 1 });
    await sendImport(file, (parts, of) => setSent({ parts, of }), abort.signal).catch((error: unknown) => {
      if (!abort.signal.aborted) toast.error("Not imported", { description: asProblem(error).message });
    });
    setSent(null);
    onEnd();
    void client.invalidateQueries({ queryKey: queryKeys.chats });
  };
  return { sent, send, cancel: () => stop.current?.abort() };
}
