"use client";

import { type QueryClient, type QueryKey, useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { toast } from "sonner";
import { asProblem } from "../../_client/problem.ts";

/** How one kind of settings is decided about. A constant beside its hook, so that the callbacks stay the same ones. */
export type VersionedSettings<Version> = {
  currentKey: QueryKey;
  versionsKey: QueryKey;
  /** A version of its own, in which what `before` says holds again. */
  undo(saved: Version, before: Version): Promise<Version>;
  overtaken: { title: string; description: string };
  failed: string;
};

/** Each change is a new version; its toast offers the one before it again. A change that another one overtook shows theirs. */
export function useVersionChange<Version extends { version: number }>(settings: VersionedSettings<Version>) {
  const client = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const change = useCallback(
    async (current: Version, send: () => Promise<Version>, said: string): Promise<boolean> => {
      setBusy(true);
      try {
        const saved = await send();
        show(client, settings, saved);
        const undo = () => void undoChange(client, settings, saved, current);
        toast(`${said} as version ${saved.version}`, { action: { label: "Undo", onClick: undo } });
        return true;
      } catch (error) {
        await tellFailure(client, settings, error);
        return false;
      } finally {
        setBusy(false);
      }
    },
    [client, settings],
  );
  return { change, isBusy };
}

function show<Version>(client: QueryClient, { currentKey, versionsKey }: VersionedSettings<Version>, saved: Version): void {
  client.setQueryData(currentKey, saved);
  void client.invalidateQueries({ queryKey: versionsKey });
}

async function undoChange<Version>(client: QueryClient, settings: VersionedSettings<Version>, saved: Version, before: Version) {
  try {
    show(client, settings, await settings.undo(saved, before));
  } catch (error) {
    await tellFailure(client, settings, error);
  }
}

async function tellFailure<Version>(client: QueryClient, settings: VersionedSettings<Version>, error: unknown): Promise<void> {
  const problem = asProblem(error);
  if (problem.status !== 409) return void toast.error(settings.failed, { description: problem.message });
  toast.error(settings.overtaken.title, { description: settings.overtaken.description });
  await client.invalidateQueries({ queryKey: settings.currentKey });
}
