"use client";

import { useQuery } from "@tanstack/react-query";
import { FileSearch } from "lucide-react";
import { type FormEvent, useState } from "react";
import { type Evidence, getEvidence } from "../../_client/evidence.ts";
import { queryKeys } from "../../_client/query-keys.ts";
import { Button } from "../../_ui/button.tsx";
import { EmptyState } from "../../_ui/empty-state.tsx";
import { QueryError } from "../../_ui/error-state.tsx";
import { Field } from "../../_ui/field.tsx";
import { Skeleton } from "../../_ui/skeleton.tsx";
import { useUrlState } from "../../_ui/use-url-state.ts";

const DIGEST = /^[0-9a-f]{64}$/;

export function CheckpointSection() {
  const { search, change } = useUrlState();
  const asked = search.get("digest");
  const digest = asked !== null && DIGEST.test(asked) ? asked : null;
  const found = useQuery({
    queryKey: queryKeys.evidence(digest ?? ""),
    queryFn: ({ signal }) => getEvidence(digest, signal),
    retry: false,
  });
  return (
    <>
      <section aria-labelledby="checkpoints" className="flex min-w-0 flex-col gap-3">
        <h2 id="checkpoints" className="font-medium text-lg">
          Checkpoints
        </h2>
        <LookUp key={digest ?? ""} digest={digest ?? ""} onDigest={(next) => change({ digest: next === "" ? null : next })} />
        {found.isPending && (
          <div role="status" aria-label="Loading checkpoints">
            <Skeleton className="h-60" />
          </div>
        )}
        {found.isError && !found.data && <QueryError title="The checkpoints could not be loaded" query={found} />}
        {found.data && <Checkpoints evidence={found.data} isOne={digest !== null} />}
      </section>
      {found.data && <Keys keys={found.data.keys} />}
    </>
  );
}

function LookUp({ digest, onDigest }: { digest: string; onDigest(digest: string): void }) {
  const [text, setText] = useState(digest);
  const typed = text.trim().toLowerCase();
  const isFaulty = typed !== "" && !DIGEST.test(typed);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!isFaulty) onDigest(typed);
  };
  return (
    <form aria-label="Look a checkpoint up" onSubmit={send} className="flex min-w-0 flex-col items-start gap-2">
      <div className="w-full">
        <Field
          label="Digest of a checkpoint"
          value={text}
          error={isFaulty ? "A digest has 64 hexadecimal digits." : undefined}
          hint="Leave it empty for the newest of all."
          autoComplete="off"
          spellCheck={false}
          className="font-mono"
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </div>
      <Button type="submit" size="small" disabled={isFaulty}>
        <FileSearch aria-hidden className="size-4" />
        Look it up
      </Button>
    </form>
  );
}

function Checkpoints({ evidence: { checkpoints }, isOne }: { evidence: Evidence; isOne: boolean }) {
  if (checkpoints.length === 0)
    return (
      <EmptyState
        icon={FileSearch}
        title={isOne ? "Not published here" : "No checkpoint yet"}
        text={
          isOne
            ? "No checkpoint of this deployment has this digest. It may be of another one, or of a trail that was written anew."
            : "The first is made a minute after the first record."
        }
      />
    );
  return (
    <ul aria-label="Checkpoints" className="flex flex-col">
      {checkpoints.map(({ digest, at, keyId }) => (
        <li key={digest} className="flex min-w-0 flex-col gap-0.5 border-t py-2 text-sm">
          <code className="break-all font-mono">{digest}</code>
          <span className="text-ink-soft text-xs">
            <time dateTime={at}>{at.slice(0, 19).replace("T", " ")}</time> UTC, key <code className="break-all font-mono">{keyId}</code>
          </span>
        </li>
      ))}
    </ul>
  );
}

function Keys({ keys }: Pick<Evidence, "keys">) {
  return (
    <section aria-labelledby="keys" className="flex min-w-0 flex-col gap-3">
      <h2 id="keys" className="font-medium text-lg">
        Public keys
      </h2>
      <ul className="flex flex-col gap-3">
        {keys.map(({ keyId, ed25519, mlDsa65 }) => (
          <li key={keyId} className="flex min-w-0 flex-col gap-2 rounded-md border p-3 text-sm">
            <h3 className="break-all font-medium font-mono">{keyId}</h3>
            <p className="min-w-0">
              <span className="block text-ink-soft text-xs">Ed25519</span>
              <code className="break-all font-mono text-xs">{ed25519}</code>
            </p>
            <details>
              <summary className="cursor-pointer rounded-md text-ink-soft text-xs">
                ML-DSA-65, {mlDsa65.length.toLocaleString("en")} characters
              </summary>
              <code className="block break-all pt-1 font-mono text-xs">{mlDsa65}</code>
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}
