"use client";

import { useQuery } from "@tanstack/react-query";
import { FileSearch, Files } from "lucide-react";
import { useState } from "react";
import { type FileItem, getFileUsage, listFiles, listUploads } from "../../../_client/files.ts";
import { queryKeys } from "../../../_client/query-keys.ts";
import { useFileUploads } from "../../../_client/use-file-uploads.ts";
import { canWrite, useMe } from "../../../_client/use-me.ts";
import { DropZone } from "../../../_ui/drop-zone.tsx";
import { EmptyState } from "../../../_ui/empty-state.tsx";
import { QueryError } from "../../../_ui/error-state.tsx";
import { SearchField } from "../../../_ui/search-field.tsx";
import { useFileActions } from "../_hooks/use-file-actions.ts";
import { AskDrawer } from "./ask-drawer.tsx";
import { FileRow } from "./file-row.tsx";
import { isMoving } from "./file-words.ts";
import { FilesSkeleton } from "./files-skeleton.tsx";
import { InterruptedRow } from "./interrupted-row.tsx";
import { RoomLine } from "./room-line.tsx";
import { UploadRow } from "./upload-row.tsx";

const LOOK_AGAIN_MS = 1_500;
const NOTE =
  "PDF, Word, Excel, CSV, text, Markdown, HTML, JSON, JPG, PNG, GIF or WebP, up to 50 MB each. Stored encrypted, and yours alone.";

export function FilesScreen() {
  const me = useMe();
  const isWriter = canWrite(me.data);
  const usage = useQuery({ queryKey: queryKeys.fileUsage, queryFn: ({ signal }) => getFileUsage(signal) });
  const { hidden, remove, retry, upload, refresh } = useFileActions();
  const [asked, setAsked] = useState<FileItem | null>(null);
  const accept = (usage.data?.types ?? []).flatMap(({ endings }) => endings.map((ending) => `.${ending}`)).join(",");
  const closeAsked = () => {
    const id = asked?.id;
    setAsked(null);
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-ask="${id}"]`)?.focus());
  };
  return (
    <>
      <main id="main" className="min-w-0 flex-1 overflow-y-auto">
        <div className="mx-auto flex max-w-240 flex-col gap-5 px-4 py-5 md:px-6 md:py-6">
          <header className="flex flex-col gap-1">
            <h1 className="font-semibold text-xl">Files</h1>
            <RoomLine usage={usage.data} />
          </header>
          {isWriter ? (
            <DropZone accept={accept} note={NOTE} onFiles={(files) => upload(files)} />
          ) : (
            <p className="text-ink-soft">Your role is read-only: you can read files you have, and not add any.</p>
          )}
          <Uploads onChanged={refresh} />
          <FileList hidden={hidden} isWriter={isWriter} onAsk={setAsked} onRetry={retry} onDelete={remove} />
        </div>
      </main>
      {asked && <AskDrawer key={asked.id} file={asked} onClose={closeAsked} />}
    </>
  );
}

function Uploads({ onChanged }: { onChanged(): void }) {
  const uploads = useFileUploads();
  const open = useQuery({ queryKey: queryKeys.fileUploads, queryFn: ({ signal }) => listUploads(signal) });
  const isOurs = ({ id, name, size }: { id: string; name: string; size: number }) =>
    uploads.some((each) => each.uploadId === id || (each.file.name === name && each.file.size === size));
  const interrupted = (open.data ?? []).filter((each) => !isOurs(each));
  if (uploads.length === 0 && interrupted.length === 0) return null;
  return (
    <ul aria-label="Uploads" className="flex flex-col gap-2">
      {uploads.map((each) => (
        <UploadRow key={each.key} upload={each} />
      ))}
      {interrupted.map((each) => (
        <InterruptedRow key={each.id} upload={each} onCancelled={onChanged} />
      ))}
    </ul>
  );
}

type FileListProps = {
  hidden: ReadonlyMap<string, unknown>;
  isWriter: boolean;
  onAsk(file: FileItem): void;
  onRetry(file: FileItem): void;
  onDelete(file: FileItem): void;
};

function FileList({ hidden, ...row }: FileListProps) {
  const [sought, setSought] = useState("");
  const query = useQuery({
    queryKey: queryKeys.files,
    queryFn: ({ signal }) => listFiles(signal),
    refetchInterval: ({ state }) => (state.data?.some(isMoving) ? LOOK_AGAIN_MS : false),
  });
  if (query.isPending) return <FilesSkeleton />;
  if (!query.data) return <QueryError title="Files could not be loaded" query={query} />;
  const files = query.data.filter(({ id }) => !hidden.has(id));
  const shown = files.filter(({ name }) => name.toLowerCase().includes(sought.trim().toLowerCase()));
  if (files.length === 0)
    return (
      <EmptyState icon={Files} title="No files yet" text="What you upload is read, and answers in your chats can rest on it and cite it." />
    );
  return (
    <section aria-label="Your files" className="flex flex-col gap-3">
      <SearchField label="Search by name" value={sought} onValue={setSought} />
      {shown.length === 0 ? (
        <EmptyState icon={FileSearch} title="No file has that name" text="Search for another part of the name." />
      ) : (
        <ul aria-label="Files" className="flex flex-col gap-2">
          {shown.map((file) => (
            <FileRow key={file.id} file={file} {...row} />
          ))}
        </ul>
      )}
    </section>
  );
}
