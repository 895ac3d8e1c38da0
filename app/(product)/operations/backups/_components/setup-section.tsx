"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Archive, CircleAlert, PowerOff } from "lucide-react";
import { toast } from "sonner";
import { type BackupSetup, startBackup } from "../../../../_client/backups.ts";
import { asProblem } from "../../../../_client/problem.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { Button } from "../../../../_ui/button.tsx";
import { Notice } from "../../../../_ui/notice.tsx";
import { Tile } from "../../../../_ui/tile.tsx";
import { formatAge, STORAGE_WORDS } from "./backup-words.ts";

export function SetupSection({ setup, isBusy }: { setup: BackupSetup; isBusy: boolean }) {
  const client = useQueryClient();
  const start = useMutation({
    mutationFn: startBackup,
    onSuccess: () => toast.success("A backup is being made"),
    onError: (error) => toast.error("Not started", { description: asProblem(error).message }),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.backups }),
  });
  const { newest, newestVerified, objectives, kept } = setup;
  const now = Date.now();
  return (
    <section aria-label="How backups stand" className="flex min-w-0 flex-col gap-4">
      {!setup.isOn && <OffNotice missing={setup.missing} />}
      {setup.isOn && setup.isStale && (
        <Notice tone="redacted" icon={CircleAlert}>
          {newest
            ? `The newest backup is ${formatAge(newest.createdAt, now)} old. No more than ${objectives.pointHours} hours may be lost.`
            : "There is no backup yet: whatever is lost now is lost."}
        </Notice>
      )}
      <dl className="grid grid-cols-1 gap-3 sm:grid-cols-3">
        <Tile name="Newest backup" value={newest ? `${formatAge(newest.createdAt, now)} ago` : "none"}>
          At most {objectives.pointHours} h may be lost (RPO)
        </Tile>
        <Tile name="Last known to restore" value={newestVerified?.verified ? `${formatAge(newestVerified.verified.at, now)} ago` : "never"}>
          {newestVerified?.verified
            ? `Read back in ${newestVerified.verified.seconds} s; ${objectives.timeHours} h are allowed (RTO)`
            : "Verify one: a copy nobody has read back is a hope"}
        </Tile>
        <Tile name="Kept" value={`${kept.dailies} / ${kept.weeklies} / ${kept.monthlies}`}>
          Dailies, weeklies and monthlies{setup.storage ? `, encrypted, in ${STORAGE_WORDS[setup.storage] ?? setup.storage}` : ""}
        </Tile>
      </dl>
      {setup.isOn && (
        <Button
          tone="primary"
          size="small"
          className="self-start"
          isBusy={start.isPending}
          disabled={isBusy}
          onClick={() => start.mutate()}
        >
          {!start.isPending && <Archive aria-hidden className="size-4" />}
          Back up now
        </Button>
      )}
    </section>
  );
}

function OffNotice({ missing }: { missing: readonly string[] }) {
  return (
    <Notice tone="blocked" icon={PowerOff}>
      <p>Backups are off</p>
      <p>Nothing of this deployment is copied anywhere. To turn it on, set:</p>
      <ul className="list-disc pl-5">
        {missing.map((name) => (
          <li key={name}>
            <code className="break-all font-mono text-xs">{name}</code>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
