"use client";

import { useQuery } from "@tanstack/react-query";
import { OctagonX } from "lucide-react";
import Link from "next/link";
import { getAudit, type SafetyAudit } from "../../../../../_client/failsafe-audits.ts";
import { queryKeys } from "../../../../../_client/query-keys.ts";
import { useMemberNames } from "../../../../../_client/use-member-names.ts";
import { formatMilliseconds } from "../../../../../_ui/format.ts";
import { Notice } from "../../../../../_ui/notice.tsx";
import { formatMoment } from "../../../../_report/format-moment.ts";
import { Fact, Facts } from "../../../_shell/facts.tsx";
import { FailsafeFrame } from "../../../_shell/failsafe-frame.tsx";
import { OneThing } from "../../../_shell/one-thing.tsx";
import { AuditVerdict, WithheldBadge } from "../../_components/audit-verdict.tsx";
import { SOURCE_WORDS } from "../../_components/audit-words.ts";
import { JudgeVotes } from "../../_components/judge-votes.tsx";
import { JudgedTexts } from "../../_components/judged-texts.tsx";
import { ScoreTable } from "../../_components/score-table.tsx";

const JUDGES_MS = 2_000;

export function AuditScreen({ auditId }: { auditId: string }) {
  const found = useQuery({
    queryKey: queryKeys.safetyAudit(auditId),
    queryFn: ({ signal }) => getAudit(auditId, signal),
    refetchInterval: ({ state: { data } }) => (data?.judges.state === "waiting" ? JUDGES_MS : false),
  });
  return (
    <FailsafeFrame>
      <OneThing found={found} name="audit" listHref="/failsafe/audits" listName="See the audits">
        {(audit) => <AuditBody audit={audit} />}
      </OneThing>
    </FailsafeFrame>
  );
}

function AuditBody({ audit }: { audit: SafetyAudit }) {
  return (
    <>
      <div className="flex flex-wrap items-center gap-3">
        <h2 className="wrap-anywhere font-medium font-mono text-lg">{audit.model}</h2>
        {audit.isWithheld && <WithheldBadge />}
      </div>
      <AuditVerdict passed={audit.passed} safetyScore={audit.safetyScore} threshold={audit.threshold}>
        <AuditFacts audit={audit} />
      </AuditVerdict>
      {audit.failSafe.triggered && (
        <Notice tone="blocked" icon={OctagonX}>
          <p>This audit tripped the fail-safe</p>
          {audit.tripId !== null && (
            <p>
              <Link href={`/failsafe/trips/${audit.tripId}`} className="text-accent-ink underline">
                See the trip
              </Link>
            </p>
          )}
        </Notice>
      )}
      <JudgedTexts texts={audit.texts} findings={audit.findings} />
      <div className="grid min-w-0 items-start gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <ScoreTable audit={audit} />
        <JudgeVotes judges={audit.judges} />
      </div>
    </>
  );
}

function AuditFacts({ audit: { at, source, userId, keyId, latencyMs, checksVersion, runId } }: { audit: SafetyAudit }) {
  const { nameOf } = useMemberNames();
  return (
    <Facts>
      <Fact name="Judged (UTC)">{formatMoment(at)}</Fact>
      <Fact name="From">
        {SOURCE_WORDS[source]}
        {userId !== null && `, by ${nameOf(userId)}`}
        {keyId !== null && <code className="block font-mono text-xs">{keyId}</code>}
      </Fact>
      <Fact name="Took">
        {formatMilliseconds(latencyMs)}, checks {checksVersion}
      </Fact>
      {runId !== null && (
        <Fact name="Run">
          <code className="font-mono text-xs">{runId}</code>
        </Fact>
      )}
    </Facts>
  );
}
