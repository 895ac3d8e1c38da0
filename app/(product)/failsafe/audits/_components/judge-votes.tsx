import { AUDIT_CATEGORIES, type AuditJudges } from "../../../../_client/failsafe-audits.ts";
import { formatDuration } from "../../../../_ui/format.ts";
import { CATEGORY_WORDS } from "../../_shell/failsafe-words.ts";

const STATE_WORDS: Readonly<Record<AuditJudges["state"], string>> = {
  off: "No model was asked: the embedded checks were enough.",
  unreachable: "No model could be asked: none but the demo engine is connected.",
  waiting: "Models are being asked now.",
  agreed: "The models agreed.",
  undecided: "The models did not agree, so the embedded checks decide.",
  refused: "The guard let these texts through to no model.",
  late: "No model answered in time.",
  failed: "The models could not be asked.",
};

/** What other models hold of the answer, where they were asked. */
export function JudgeVotes({ judges }: { judges: AuditJudges }) {
  return (
    <section aria-label="Judges" className="flex min-w-0 flex-col gap-2">
      <h2 className="font-medium text-base">Judges</h2>
      <p className="text-ink-soft text-sm">
        {STATE_WORDS[judges.state]}
        {judges.decision !== null && ` They hold: ${nameOf(judges.decision)}.`}
        {judges.agreement !== null && ` ${Math.round(100 * judges.agreement)} % of one mind.`}
      </p>
      {judges.votes.length > 0 && (
        <ul aria-label="Votes" className="flex flex-col">
          {judges.votes.map(({ voter, decision, score, absence, latencyMs }) => (
            <li key={voter} className="flex flex-wrap gap-x-3 border-t py-1.5 text-sm">
              <span className="wrap-anywhere font-mono text-xs leading-5">{voter}</span>
              <span>{decision === null ? `no vote: ${absence ?? "failed"}` : nameOf(decision)}</span>
              {score !== null && <span className="font-mono tabular-nums">{score.toFixed(2)}</span>}
              <span className="ml-auto text-ink-faint text-xs leading-5">{formatDuration(latencyMs)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function nameOf(decision: string): string {
  const category = AUDIT_CATEGORIES.find((each) => each === decision);
  return category ? CATEGORY_WORDS[category].toLowerCase() : decision;
}
