import type { User } from "../../../../_client/auth.ts";
import type { IncidentCase, IncidentStage, IncidentStep } from "../../../../_client/risk-demo.ts";
import { Button } from "../../../../_ui/button.tsx";
import type { DemoActions } from "../_hooks/use-demo-runs.ts";

const WORKS_CASES = new Set(["OWNER", "ADMIN", "ANALYST"]);

type Offer = { step: IncidentStep; words: string };

/** What the stage waits for, as far as this person may do it. */
function offerOf({ name, state }: IncidentStage): Offer | null {
  if (state === "asked") return { step: "approve-release", words: "Approve the release" };
  if (state !== "open") return null;
  if (name === "review") return { step: "take", words: "Take the case" };
  if (name === "recover") return { step: "confirm", words: "Confirm the fraud" };
  return name === "release" ? { step: "ask-release", words: "Ask for the release" } : null;
}

type StageActionProps = { stage: IncidentStage; about: IncidentCase; me: User | undefined; actions: DemoActions };

/** The second approval is never played: whoever has asked is told who may do it. */
export function StageAction({ stage, about, me, actions: { step } }: StageActionProps) {
  const offer = offerOf(stage);
  if (!offer || !me) return null;
  if (!WORKS_CASES.has(me.role)) return <p className="text-ink-faint text-xs">Your role may watch this, not decide it.</p>;
  if (offer.step === "approve-release" && about.release?.requestedBy === me.id)
    return (
      <p className="text-ink-soft text-sm">
        You have asked for it, so it takes another analyst, admin or owner of your organization: they approve it on this page or in the
        case. In the sample organization, sign in as the other of the owner and the analyst. The request lapses after a day.
      </p>
    );
  return (
    <Button
      size="small"
      className="self-start"
      onClick={() => step.mutate({ step: offer.step, about })}
      isBusy={step.isPending && step.variables.about.caseId === about.caseId && step.variables.step === offer.step}
    >
      {offer.words}
    </Button>
  );
}
