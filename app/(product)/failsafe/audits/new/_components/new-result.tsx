import { OctagonX } from "lucide-react";
import Link from "next/link";
import type { AuditAnswer, TextToAudit } from "../../../../../_client/failsafe-audits.ts";
import { formatMilliseconds } from "../../../../../_ui/format.ts";
import { Notice } from "../../../../../_ui/notice.tsx";
import { AuditVerdict } from "../../_components/audit-verdict.tsx";
import { JudgeVotes } from "../../_components/judge-votes.tsx";
import { JudgedTexts } from "../../_components/judged-texts.tsx";
import { ScoreTable } from "../../_components/score-table.tsx";

export function NewResult({ text: { prompt, response, context }, answer }: { text: TextToAudit; answer: AuditAnswer }) {
  return (
    <section aria-label="Result" className="flex min-w-0 flex-col gap-5">
      <h2 className="sr-only">Result</h2>
      <AuditVerdict passed={answer.passed} safetyScore={answer.safetyScore} threshold={answer.threshold}>
        <p className="text-sm">
          {answer.passed
            ? "Nothing in it speaks against showing this answer."
            : "An answer like this is not let through where the product gives it."}{" "}
          <span className="text-ink-soft">
            Judged in {formatMilliseconds(answer.latencyMs)} by checks {answer.checksVersion}.
          </span>
        </p>
        <p className="text-sm">
          <Link href={`/failsafe/audits/${answer.id}`} className="text-accent-ink underline">
            Open the stored audit
          </Link>
        </p>
      </AuditVerdict>
      {answer.failSafe.triggered && (
        <Notice tone="blocked" icon={OctagonX} isAlert>
          <p>The fail-safe has tripped</p>
          <p>
            A text somebody submits takes the lease of whoever submitted it alone.
            {answer.tripId !== null && (
              <>
                {" "}
                <Link href={`/failsafe/trips/${answer.tripId}`} className="text-accent-ink underline">
                  See the trip
                </Link>
              </>
            )}
          </p>
        </Notice>
      )}
      <JudgedTexts texts={{ prompt, response, context: context ?? null }} findings={answer.findings} />
      <div className="grid min-w-0 items-start gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <ScoreTable audit={answer} />
        <JudgeVotes judges={answer.judges} />
      </div>
    </section>
  );
}
