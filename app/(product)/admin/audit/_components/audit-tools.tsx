"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { Clock, KeyRound, ShieldAlert, ShieldCheck } from "lucide-react";
import { useRef, useState } from "react";
import { type AuditVerification, listAuditKeys, verifyAudit } from "../../../../_client/audit.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { Button } from "../../../../_ui/button.tsx";
import { Dialog } from "../../../../_ui/dialog.tsx";
import { ErrorState } from "../../../../_ui/error-state.tsx";
import { Notice } from "../../../../_ui/notice.tsx";
import { Skeleton } from "../../../../_ui/skeleton.tsx";
import { TextBox } from "../../../../_ui/text-box.tsx";
import { ExportButtons } from "./export-buttons.tsx";

/** Checking the trail here, taking it along, and checking that copy without us. */
export function AuditTools({ query, isFiltered }: { query: string; isFiltered: boolean }) {
  const [records, setRecords] = useState(0);
  const stop = useRef(new AbortController());
  const verify = useMutation({
    mutationFn: () => {
      stop.current = new AbortController();
      setRecords(0);
      return verifyAudit(setRecords, stop.current.signal);
    },
  });
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap gap-2">
        <Button size="small" tone="primary" isBusy={verify.isPending} onClick={() => verify.mutate()}>
          {!verify.isPending && <ShieldCheck aria-hidden className="size-4" />}
          Verify now
        </Button>
        {verify.isPending && (
          <Button size="small" onClick={() => stop.current.abort()}>
            Stop
          </Button>
        )}
        <ExportButtons query={query} isFiltered={isFiltered} />
        <OfflineDialog />
      </div>
      <div aria-live="polite">
        {verify.isPending && <p className="text-ink-soft text-sm">Verifying: {records.toLocaleString("en")} records so far.</p>}
        {verify.data && <Result result={verify.data} />}
        {verify.isError && !stop.current.signal.aborted && (
          <ErrorState title="The trail could not be verified" error={verify.error} onRetry={() => verify.mutate()} />
        )}
      </div>
    </div>
  );
}

function Result({ result: { isSound, fault, records, checkpoints, unsigned } }: { result: AuditVerification }) {
  if (!isSound) {
    const where = fault?.seq == null ? `checkpoint ${fault?.checkpoint ?? "?"}` : `record ${fault.seq}`;
    return (
      <Notice tone="blocked" icon={ShieldAlert} isAlert>
        <p>The trail does not hold</p>
        <p>
          At {where}: {fault?.problem.replaceAll("_", " ")}. What comes before it is as it was signed.
        </p>
      </Notice>
    );
  }
  if (records === 0) {
    return (
      <Notice tone="info" icon={Clock}>
        <p>Nothing to verify yet: records get their place in the chain within a minute.</p>
      </Notice>
    );
  }
  return (
    <Notice tone="neutral" icon={ShieldCheck}>
      <p>Every link, every root and both signatures hold</p>
      <p>
        {records.toLocaleString("en")} records under {checkpoints.toLocaleString("en")} checkpoints
        {unsigned > 0 && `, ${unsigned} of them waiting for the next signature`}.
      </p>
    </Notice>
  );
}

const COMMANDS = `curl $ORIGIN/api/audit/keys > keys.json
pnpm ops:verify-audit aegis-audit.ndjson --keys keys.json`;

function OfflineDialog() {
  const [isOpen, setOpen] = useState(false);
  return (
    <Dialog
      title="Verify a file without this server"
      isOpen={isOpen}
      onOpen={setOpen}
      trigger={
        <Button size="small">
          <KeyRound aria-hidden className="size-4" />
          Keys and offline check
        </Button>
      }
    >
      <p className="text-sm">
        Export the trail as NDJSON and fetch the public keys apart from it. The check needs no database, no server and no network, and ends
        with 1 when anything does not hold.
      </p>
      <TextBox label="Commands">{COMMANDS.replace("$ORIGIN", isOpen ? window.location.origin : "")}</TextBox>
      <Keys />
    </Dialog>
  );
}

function Keys() {
  const keys = useQuery({ queryKey: queryKeys.auditKeys, queryFn: ({ signal }) => listAuditKeys(signal) });
  if (keys.isPending) return <Skeleton className="h-12" />;
  if (keys.isError) return <ErrorState title="The keys could not be loaded" error={keys.error} onRetry={() => void keys.refetch()} />;
  return (
    <section aria-label="Public keys" className="flex flex-col gap-2">
      <h3 className="font-medium text-sm">Public keys, the current one first</h3>
      <ul className="flex flex-col gap-2">
        {keys.data.keys.map(({ keyId, ed25519 }) => (
          <li key={keyId} className="text-sm">
            <code className="block font-mono">{keyId}</code>
            <code className="block break-all font-mono text-ink-soft text-xs">Ed25519 {ed25519}</code>
          </li>
        ))}
      </ul>
      <p className="text-ink-soft text-xs">
        The id is the beginning of SHA-256 over both public keys. The ML-DSA-65 halves, 1,952 bytes each, are in keys.json.
      </p>
    </section>
  );
}
