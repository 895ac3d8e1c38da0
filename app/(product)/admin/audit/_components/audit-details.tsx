"use client";

import { useQuery } from "@tanstack/react-query";
import { Clock, type LucideIcon, ShieldAlert, ShieldCheck } from "lucide-react";
import type { ReactNode } from "react";
import { type AuditProof, type AuditRow, getAuditProof } from "../../../../_client/audit.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { Badge } from "../../../../_ui/badge.tsx";
import { Button } from "../../../../_ui/button.tsx";
import { QueryError } from "../../../../_ui/error-state.tsx";
import { Notice } from "../../../../_ui/notice.tsx";
import { Skeleton } from "../../../../_ui/skeleton.tsx";
import type { AuditUrl } from "../_hooks/use-audit-url.ts";
import { describeAction, SEVERITY_LOOKS } from "./audit-words.ts";

/** One record with everything that is kept of it, and what vouches for it. */
export function AuditDetails({ row, url }: { row: AuditRow; url: AuditUrl }) {
  const { word, tone, icon } = SEVERITY_LOOKS[row.severity];
  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-col items-start gap-2">
        <p className="font-medium text-lg">{describeAction(row.action)}</p>
        <Badge tone={tone} icon={icon}>
          {word}
        </Badge>
        {row.reason !== null && <p className="text-sm [overflow-wrap:anywhere]">{row.reason}</p>}
      </div>
      <Facts
        facts={[
          ["Time", row.at],
          ["Action", row.action],
          ["Actor", row.actor],
          ["Role", row.role ?? "none"],
          ["Target", `${row.target.type} ${row.target.id}`],
          ["Before", row.beforeDigest ?? "nothing"],
          ["After", row.afterDigest ?? "nothing"],
          ["Address", row.ip === "" ? "none" : row.ip],
          ["Program", row.userAgent === "" ? "none" : row.userAgent],
          ["Request", row.requestId],
        ]}
      />
      <div className="flex flex-wrap gap-2">
        <Button size="small" onClick={() => url.change({ actor: row.actor, record: null })}>
          All by this actor
        </Button>
        <Button size="small" onClick={() => url.change({ target: row.target.id, record: null })}>
          All about this target
        </Button>
      </div>
      <section aria-label="Proof" className="flex flex-col gap-3">
        <h3 className="font-medium text-base">Proof</h3>
        {row.seq === null ? (
          <Notice tone="info" icon={Clock}>
            <p>Waiting for its place in the chain, which takes up to a minute.</p>
          </Notice>
        ) : (
          <Proof seq={row.seq} />
        )}
      </section>
    </div>
  );
}

function Facts({ facts }: { facts: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5 text-sm">
      {facts.map(([term, value]) => (
        <div key={term} className="contents">
          <dt className="text-ink-soft">{term}</dt>
          <dd className="min-w-0 select-text break-all font-mono text-xs leading-5">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Proof({ seq }: { seq: number }) {
  const proof = useQuery({ queryKey: queryKeys.auditProof(seq), queryFn: ({ signal }) => getAuditProof(seq, signal) });
  if (proof.isPending) return <Skeleton className="h-24" />;
  if (proof.isError) {
    return <QueryError title="The proof could not be loaded" query={proof} />;
  }
  const { tone, icon, text } = judge(proof.data);
  const { checkpoint, hash, prevHash } = proof.data;
  return (
    <>
      <Notice tone={tone} icon={icon}>
        <p>{text}</p>
      </Notice>
      <Facts
        facts={[
          ["Place", String(seq)],
          ["Hash", hash],
          ["Hash before", prevHash],
          ...(checkpoint
            ? ([
                ["Checkpoint", `${checkpoint.number} (records ${checkpoint.fromSeq} to ${checkpoint.toSeq})`],
                ["Root", checkpoint.root],
                ["Signed at", checkpoint.at],
                ["Key", checkpoint.keyId],
              ] as const)
            : []),
        ]}
      />
    </>
  );
}

function judge({ isIntact, checkpoint }: AuditProof): { tone: "info" | "blocked" | "neutral"; icon: LucideIcon; text: string } {
  if (!isIntact) return { tone: "blocked", icon: ShieldAlert, text: "This record was altered: its content no longer has its hash." };
  if (!checkpoint) return { tone: "info", icon: Clock, text: "Chained, and waiting for the next signature." };
  if (!checkpoint.isSigned)
    return { tone: "blocked", icon: ShieldAlert, text: "Its checkpoint is not signed by a key of this deployment." };
  if (!checkpoint.isIncluded) return { tone: "blocked", icon: ShieldAlert, text: "It is not among the records that were signed." };
  return { tone: "neutral", icon: ShieldCheck, text: "Unchanged: under a checkpoint that Ed25519 and ML-DSA-65 both sign." };
}
