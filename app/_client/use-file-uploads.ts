"use client";

import { useSyncExternalStore } from "react";
import { cancelUpload, type FilePlace, type UploadedFile } from "./files.ts";
import { asProblem, type ProblemError } from "./problem.ts";
import { type SendProgress, sendFile } from "./send-file.ts";

/** A file on its way. It outlives the page it was chosen on. */
export type FileUpload = {
  key: number;
  file: File;
  place: FilePlace;
  state: "sending" | "checking" | "paused" | "failed";
  sentBytes: number;
  uploadId: string | null;
  problem: ProblemError | null;
};

type OnDone = (uploaded: UploadedFile) => void;

let uploads: readonly FileUpload[] = [];
let lastKey = 0;
const NONE: readonly FileUpload[] = [];
const running = new Map<number, AbortController>();
const whenDone = new Map<number, OnDone>();
const listeners = new Set<() => void>();

export function useFileUploads(): readonly FileUpload[] {
  return useSyncExternalStore(
    subscribe,
    () => uploads,
    () => NONE,
  );
}

export function startUploads(files: readonly File[], place: FilePlace, onDone: OnDone): void {
  for (const file of files) {
    lastKey += 1;
    whenDone.set(lastKey, onDone);
    publish([...uploads, { key: lastKey, file, place, state: "sending", sentBytes: 0, uploadId: null, problem: null }]);
    void run(lastKey);
  }
}

export function pauseUpload(key: number): void {
  patch(key, { state: "paused" });
  running.get(key)?.abort();
}

export function resumeUpload(key: number): void {
  patch(key, { state: "sending", problem: null });
  void run(key);
}

/** Also takes one that failed off the list. */
export async function dropUpload(key: number): Promise<void> {
  const upload = uploads.find((each) => each.key === key);
  publish(uploads.filter((each) => each.key !== key));
  running.get(key)?.abort();
  whenDone.delete(key);
  if (upload?.uploadId) await cancelUpload(upload.uploadId).catch(() => undefined);
}

async function run(key: number): Promise<void> {
  const upload = uploads.find((each) => each.key === key);
  if (!upload) return;
  const abort = new AbortController();
  running.set(key, abort);
  const onProgress = ({ sentBytes, isChecking, uploadId }: SendProgress) =>
    patch(key, { sentBytes, uploadId, ...(!abort.signal.aborted && { state: isChecking ? "checking" : "sending" }) });
  try {
    const uploaded = await sendFile({ file: upload.file, place: upload.place, signal: abort.signal, onProgress });
    publish(uploads.filter((each) => each.key !== key));
    whenDone.get(key)?.(uploaded);
    whenDone.delete(key);
  } catch (error) {
    if (!abort.signal.aborted) patch(key, { state: "failed", problem: asProblem(error) });
  } finally {
    if (running.get(key) === abort) running.delete(key);
  }
}

function patch(key: number, change: Partial<FileUpload>): void {
  publish(uploads.map((each) => (each.key === key ? { ...each, ...change } : each)));
}

function publish(next: readonly FileUpload[]): void {
  uploads = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
