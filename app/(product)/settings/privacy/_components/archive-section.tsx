"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Archive as ArchiveIcon, Download } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";
import { type Archive, createArchiveLink, findArchive, requestArchive } from "../../../../_client/privacy.ts";
import { asProblem } from "../../../../_client/problem.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { Button } from "../../../../_ui/button.tsx";
import { QueryError } from "../../../../_ui/error-state.tsx";
import { Skeleton } from "../../../../_ui/skeleton.tsx";
import { formatMoment } from "../../../_report/format-moment.ts";
import { SettingsSection } from "../../_components/settings-section.tsx";

const WATCH_MS = 1_000;
const isOpen = (archive: Archive | null | undefined) => archive?.state === "queued" || archive?.state === "running";

export function ArchiveSection() {
  const archive = useQuery({
    queryKey: queryKeys.archive,
    queryFn: ({ signal }) => findArchive(signal),
    refetchInterval: ({ state }) => (isOpen(state.data) ? WATCH_MS : false),
  });
  return (
    <SettingsSection
      title="Your archive"
      text="One zip file with everything about you: your account, conversations, keys without their secrets, and what you did. It is kept for 24 hours, encrypted under a key of your own, and can be downloaded once."
    >
      {archive.isPending && (
        <div role="status" aria-label="Loading your archive">
          <Skeleton className="h-10" />
        </div>
      )}
      {archive.isError && <QueryError title="Your archive could not be looked up" query={archive} />}
      {archive.isSuccess && <ArchiveState archive={archive.data} />}
    </SettingsSection>
  );
}

function ArchiveState({ archive }: { archive: Archive | null }) {
  const client = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const work = async (failure: string, run: () => Promise<void>) => {
    setBusy(true);
    await run().catch((error: unknown) => toast.error(failure, { description: asProblem(error).message }));
    setBusy(false);
  };
  const request = () =>
    work("The archive could not be asked for", async () => {
      client.setQueryData(queryKeys.archive, await requestArchive());
    });
  const download = (id: string) =>
    work("The archive could not be downloaded", async () => {
      window.location.assign(await createArchiveLink(id));
      client.setQueryData<Archive | null>(queryKeys.archive, (last) => last && { ...last, state: "downloaded" });
    });
  return (
    <>
      <p aria-live="polite" className="text-sm">
        {describe(archive)}
      </p>
      {archive && isOpen(archive) ? (
        <progress
          aria-label="Progress of your archive"
          className="h-2 w-full max-w-80"
          value={archive.progress.done}
          max={archive.progress.total}
        />
      ) : (
        <div className="flex flex-wrap gap-2">
          {archive?.state === "ready" && (
            <Button tone="primary" isBusy={isBusy} onClick={() => void download(archive.id)}>
              <Download aria-hidden className="size-4" />
              Download once
            </Button>
          )}
          <Button isBusy={isBusy} onClick={() => void request()}>
            <ArchiveIcon aria-hidden className="size-4" />
            {archive === null ? "Make my archive" : "Make a new one"}
          </Button>
        </div>
      )}
    </>
  );
}

function describe(archive: Archive | null): string {
  if (archive === null) return "You have not asked for an archive in the last 24 hours.";
  const { state, progress, sizeBytes, expiresAt } = archive;
  const size = `${Math.max(1, Math.round((sizeBytes ?? 0) / 1024))} KB`;
  const texts = {
    queued: "Your archive is waiting for its turn.",
    running: `Your archive is being made: ${progress.done} of ${progress.total} kinds of data.`,
    ready: `Your archive is ready (${size}). It is removed on ${formatMoment(expiresAt)} UTC.`,
    downloaded: "Your archive was downloaded, and is gone here.",
    failed: "Your archive could not be made. Ask for a new one.",
  };
  return texts[state];
}
