"use client";

import { useState } from "react";
import { toast } from "sonner";
import type { UploadedFile } from "../../../_client/files.ts";
import { type FileUpload, startUploads, useFileUploads } from "../../../_client/use-file-uploads.ts";

export type Attached = Pick<UploadedFile, "id" | "name" | "type">;

/** As many as one message may bring. */
const MAX = 10;

export type Attachments = {
  files: readonly Attached[];
  /** On their way, stopped or refused. */
  uploads: readonly FileUpload[];
  /** For what is on its way. */
  isWaiting: boolean;
  add(files: readonly File[]): void;
  remove(id: string): void;
  clear(): void;
};

/** What goes with the next message of this chat. */
export function useAttachments(chatId: string | null): Attachments {
  const place = chatId ?? "new";
  const [held, setHeld] = useState<Readonly<Record<string, readonly Attached[]>>>({});
  const [keys, setKeys] = useState<ReadonlySet<File>>(new Set());
  const all = useFileUploads();
  const files = held[place] ?? [];
  const change = (to: (before: readonly Attached[]) => readonly Attached[]) =>
    setHeld((before) => ({ ...before, [place]: to(before[place] ?? []) }));
  const uploads = all.filter(({ file }) => keys.has(file));
  return {
    files,
    uploads,
    isWaiting: uploads.some(({ state }) => state === "sending" || state === "checking"),
    add(chosen) {
      const taken = chosen.slice(0, MAX - files.length);
      if (taken.length < chosen.length) toast(`A message may bring ${MAX} files`);
      setKeys((before) => new Set([...before, ...taken]));
      startUploads(taken, chatId === null ? {} : { chatId }, ({ id, name, type }) =>
        change((before) => (before.some((each) => each.id === id) ? before : [...before, { id, name, type }])),
      );
    },
    remove: (id) => change((before) => before.filter((each) => each.id !== id)),
    clear: () => change(() => []),
  };
}
