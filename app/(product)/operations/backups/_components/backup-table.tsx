"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { CircleAlert, ShieldCheck } from "lucide-react";
import { toast } from "sonner";
import { type Backup, type BackupCheck, verifyBackup } from "../../../../_client/backups.ts";
import { asProblem } from "../../../../_client/problem.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { Badge } from "../../../../_ui/badge.tsx";
import { Button } from "../../../../_ui/button.tsx";
import { formatBytes, formatCount } from "../../../../_ui/format-amounts.ts";
import { ReportTable } from "../../../../_ui/report-table.tsx";
import { formatMoment } from "../../../_report/format-moment.ts";
import { BACKUP_LOOKS, KEPT_WORDS, KIND_WORDS } from "./backup-words.ts";

const COLUMNS = [
  { name: "Made (UTC)" },
  { name: "State" },
  { name: "Documents", look: "text-right max-sm:hidden" },
  { name: "Size", look: "text-right max-md:hidden" },
  { name: "Read at", look: "max-lg:hidden" },
  { name: "Kept as", look: "max-md:hidden" },
  { name: "Verified" },
  { name: "Actions", isUnseen: true },
] as const;

export function BackupTable({ backups, isOn }: { backups: readonly Backup[]; isOn: boolean }) {
  return (
    <ReportTable caption="Backups, the newest first" columns={COLUMNS}>
      <tbody>
        {backups.map((backup) => (
          <BackupRow key={backup.id} backup={backup} isOn={isOn} />
        ))}
      </tbody>
    </ReportTable>
  );
}

function BackupRow({ backup, isOn }: { backup: Backup; isOn: boolean }) {
  const { word, tone, icon } = BACKUP_LOOKS[backup.state];
  const cell = "py-2 pr-4 align-top";
  return (
    <tr className="border-b last:border-0">
      <th scope="row" className={`${cell} text-left font-mono font-normal tabular-nums sm:whitespace-nowrap`}>
        <time dateTime={backup.createdAt}>{formatMoment(backup.createdAt)}</time>
      </th>
      <td className={cell}>
        <Badge tone={tone} icon={icon}>
          {word}
        </Badge>
        {backup.progress && <Progress progress={backup.progress} word={word} />}
        {backup.state === "failed" && backup.reason && <p className="text-ink-soft text-xs">{backup.reason}</p>}
      </td>
      <td className={`${cell} text-right tabular-nums max-sm:hidden`}>{formatCount(backup.documents)}</td>
      <td className={`${cell} whitespace-nowrap text-right tabular-nums max-md:hidden`}>{formatBytes(backup.sizeBytes)}</td>
      <td className={`${cell} whitespace-nowrap max-lg:hidden`}>{backup.kind ? KIND_WORDS[backup.kind] : "–"}</td>
      <td className={`${cell} max-md:hidden`}>{backup.keptAs.map((as) => KEPT_WORDS[as]).join(", ") || "–"}</td>
      <td className={cell}>
        <Verified check={backup.verified} />
      </td>
      <td className="py-2 text-right align-top">{backup.state === "complete" && <VerifyButton backup={backup} isOn={isOn} />}</td>
    </tr>
  );
}

function Progress({ progress: { done, total, of }, word }: { progress: NonNullable<Backup["progress"]>; word: string }) {
  return (
    <span className="mt-1 flex flex-col gap-0.5 text-ink-soft text-xs">
      <progress aria-label={word} value={done} max={Math.max(total, 1)} className="h-1.5 w-28 accent-accent" />
      {formatCount(done)} of {formatCount(total)} {of}
    </span>
  );
}

function Verified({ check }: { check: BackupCheck }) {
  if (!check) return <span className="text-ink-soft">not yet</span>;
  return (
    <>
      <Badge tone={check.isSound ? "safe" : "blocked"} icon={check.isSound ? ShieldCheck : CircleAlert}>
        {check.isSound ? "Restores" : "Does not restore"}
      </Badge>
      <p className="text-ink-soft text-xs">
        {check.problem ?? (
          <>
            <time dateTime={check.at}>{formatMoment(check.at)}</time>, in {check.seconds} s
          </>
        )}
      </p>
    </>
  );
}

function VerifyButton({ backup, isOn }: { backup: Backup; isOn: boolean }) {
  const client = useQueryClient();
  const verify = useMutation({
    mutationFn: () => verifyBackup(backup.id, false),
    onSuccess: () => toast.success("It is read back into a database of its own"),
    onError: (error) => toast.error("Not started", { description: asProblem(error).message }),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.backups }),
  });
  return (
    <Button
      size="small"
      isBusy={verify.isPending}
      disabled={!isOn}
      aria-label={`Verify the backup of ${formatMoment(backup.createdAt)}`}
      onClick={() => verify.mutate()}
    >
      Verify
    </Button>
  );
}
