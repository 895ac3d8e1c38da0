"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { toast } from "sonner";
import { deleteFile, type FileItem, type FilePlace, retryFile, type UploadedFile } from "../../../_client/files.ts";
import { asProblem } from "../../../_client/problem.ts";
import { queryKeys } from "../../../_client/query-keys.ts";
import { startUploads } from "../../../_client/use-file-uploads.ts";

/** Deleting is final on the server, so the call waits until the undo has run out; leaving the page makes it at once. */
const UNDO_MS = 6_000;

export function useFileActions() {
  const client = useQueryClient();
  const [pending, setPending] = useState<ReadonlyMap<string, ReturnType<typeof setTimeout>>>(new Map());
  const refresh = () => {
    for (const queryKey of [queryKeys.files, queryKeys.fileUsage, queryKeys.fileUploads]) void client.invalidateQueries({ queryKey });
  };
  const retry = useMutation({
    mutationFn: ({ id }: FileItem) => retryFile(id),
    onSettled: refresh,
    onError: (error, { name }) => toast.error(`“${name}” is not read again`, { description: asProblem(error).message }),
  });
  useDeleteOnLeave(pending);

  const without = (id: string) => setPending((before) => new Map([...before].filter(([other]) => other !== id)));
  const commit = async ({ id, name }: FileItem) => {
    try {
      await deleteFile(id);
      client.setQueryData<FileItem[]>(queryKeys.files, (all) => all?.filter((each) => each.id !== id));
    } catch (error) {
      const problem = asProblem(error);
      if (problem.status !== 404) toast.error(`“${name}” was not deleted`, { description: problem.message });
    } finally {
      without(id);
      refresh();
    }
  };
  const remove = (file: FileItem) => {
    const timer = setTimeout(() => void commit(file), UNDO_MS);
    setPending((before) => new Map(before).set(file.id, timer));
    const undo = () => {
      clearTimeout(timer);
      without(file.id);
    };
    toast(`Deleted “${file.name}”`, { duration: UNDO_MS - 500, action: { label: "Undo", onClick: undo } });
  };
  const upload = (files: readonly File[], place: FilePlace = {}) =>
    startUploads(files, place, (uploaded) => {
      tell(uploaded);
      refresh();
    });
  return { hidden: pending, remove, retry: retry.mutate, upload, refresh };
}

function tell({ name, isDuplicate }: UploadedFile): void {
  if (isDuplicate) toast(`“${name}” is here already`, { description: "The same content was kept before; it is not kept twice." });
}

function useDeleteOnLeave(pending: ReadonlyMap<string, ReturnType<typeof setTimeout>>): void {
  useEffect(() => {
    const flush = () => {
      for (const [id, timer] of pending) {
        clearTimeout(timer);
        void deleteFile(id, true).catch(() => undefined);
      }
    };
    window.addEventListener("pagehide", flush);
    return () => window.removeEventListener("pagehide", flush);
  }, [pending]);
}
