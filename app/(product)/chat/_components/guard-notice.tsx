import { OctagonX, ScissorsLineDashed, ShieldX, TriangleAlert } from "lucide-react";
import Link from "next/link";
import type { Turn, Verdict } from "../../../_client/turns.ts";
import { Notice } from "../../../_ui/notice.tsx";

const WITHHELD = "failsafe.answer_withheld";
const HALTED: readonly (string | undefined)[] = ["failsafe.halted", "failsafe.unreadable"];

/** What the guard did to a turn, in people's words; nothing when it did nothing that is not plain to see. */
export function GuardNotice({ turn }: { turn: Turn }) {
  if (turn.outcome === "blocked" && turn.reason === WITHHELD) return <WithheldNotice />;
  if (turn.outcome === "blocked" && HALTED.includes(turn.reason)) return <HaltedNotice />;
  if (turn.outcome === "blocked") return <BlockedNotice turn={turn} />;
  return turn.verdicts.map((verdict) => <HintNotice key={verdict.stage} verdict={verdict} />);
}

/** The fail-safe audited the answer before it was told, and it failed. */
function WithheldNotice() {
  return (
    <Notice tone="blocked" icon={OctagonX}>
      <p className="font-medium">The answer was withheld</p>
      <p>
        It was audited before you were told it, and found unsafe.{" "}
        <Link href="/failsafe/audits?passed=false&source=chat" className="text-accent-ink underline">
          See what was found
        </Link>
      </p>
      <p className="pt-1">Ask in another way to get an answer.</p>
    </Notice>
  );
}

/** Whoever answers may not act now. */
function HaltedNotice() {
  return (
    <Notice tone="blocked" icon={OctagonX}>
      <p className="font-medium">The fail-safe stopped the answer</p>
      <p>
        Whoever was to answer may not act now, and nothing of what was said is kept.{" "}
        <Link href="/failsafe" className="text-accent-ink underline">
          See what stands still
        </Link>
      </p>
      <p className="pt-1">Choose another model, or ask again once it is restored.</p>
    </Notice>
  );
}

function BlockedNotice({ turn: { verdicts } }: { turn: Turn }) {
  const stopped = verdicts.filter(({ action, verdict }) => (action === undefined ? verdict !== "SAFE" : action === "block"));
  const isInput = stopped.some(({ stage }) => stage === "guard_in");
  return (
    <Notice tone="blocked" icon={ShieldX}>
      <p className="font-medium">{isInput ? "Blocked before it reached a model" : "The answer was blocked"}</p>
      <Reasons verdicts={stopped} />
      <p className="pt-1">
        {isInput ? "Change the message and send it again if you meant something else." : "Ask in another way to get an answer."}
      </p>
    </Notice>
  );
}

function HintNotice({ verdict }: { verdict: Verdict }) {
  const { stage, action } = verdict;
  if (action === "block" && stage === "guard_out") {
    return (
      <Notice tone="blocked" icon={ShieldX}>
        <p className="font-medium">The answer ends where something had to be withheld</p>
        <Reasons verdicts={[verdict]} />
      </Notice>
    );
  }
  if (action === "warn") {
    return (
      <Notice tone="info" icon={TriangleAlert}>
        <p className="font-medium">
          {stage === "guard_in" ? "Sent as you wrote it, with a warning" : "Shown as the model wrote it, with a warning"}
        </p>
        <Reasons verdicts={[verdict]} />
      </Notice>
    );
  }
  if (action === "redact" && stage === "guard_in") {
    return (
      <Notice tone="redacted" icon={ScissorsLineDashed}>
        <p className="font-medium">The model did not see all of your message</p>
        <p>Cut out before it was asked: {verdict.redactions.map(({ kind, count }) => `${count} × ${kind}`).join(", ")}.</p>
      </Notice>
    );
  }
  return null;
}

function Reasons({ verdicts }: { verdicts: readonly Verdict[] }) {
  const reasons = verdicts.flatMap((verdict) => verdict.reasons);
  if (reasons.length === 0) return <p>The guard gave no further reason.</p>;
  return (
    <ul aria-label="Reasons" className="list-disc pl-4">
      {reasons.map((reason) => (
        <li key={`${reason.code} ${reason.text}`}>{reason.text}</li>
      ))}
    </ul>
  );
}
