"use client";

import { useEffect, useRef, useState } from "react";
import { type FormProblem, toFormProblem } from "../../_client/form-problem.ts";
import { type Proof, sendStepUpCode, stepUp } from "../../_client/mfa.ts";
import { stepUpWithPasskey } from "../../_client/passkeys.ts";
import { answerProofRequests } from "../../_client/step-up.ts";
import { Dialog } from "../../_ui/dialog.tsx";
import { CodeForm } from "../../_ui/second-step/code-form.tsx";
import { PasskeyButton } from "../../_ui/second-step/passkey-button.tsx";
import { useCountdown } from "../../_ui/use-countdown.ts";

type Question = { methods: readonly string[]; answer(isProven: boolean): void };

/** Asks whoever is signed in to prove it again, whichever page made the call that needs it. */
export function StepUpDialog() {
  const [question, setQuestion] = useState<Question | null>(null);
  const asked = useRef<Question | null>(null);

  useEffect(() => {
    const show = (next: Question | null) => {
      asked.current = next;
      setQuestion(next);
    };
    return answerProofRequests(
      (methods) =>
        new Promise((resolve) => {
          const answer = (isProven: boolean) => {
            if (asked.current === null) return;
            show(null);
            resolve(isProven);
          };
          show({ methods, answer });
        }),
    );
  }, []);

  return (
    <Dialog title="Confirm that it is you" isOpen={question !== null} onOpen={(isOpen) => !isOpen && question?.answer(false)}>
      <p className="text-ink-soft">What you are about to do needs a proof from the last ten minutes.</p>
      {question && <ProofForm methods={question.methods} onProven={() => question.answer(true)} />}
    </Dialog>
  );
}

function ProofForm({ methods, onProven }: { methods: readonly string[]; onProven(): void }) {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<FormProblem | null>(null);
  const [lockedUntil, setLockedUntil] = useState<number | null>(null);
  const secondsLeft = useCountdown(lockedUntil);
  const submit = async (proof: Proof) => {
    setBusy(true);
    setProblem(null);
    try {
      await stepUp(proof);
      onProven();
    } catch (error) {
      const failed = toFormProblem(error, ["code"]);
      setProblem(failed);
      if (failed.retryAfterSeconds !== null) setLockedUntil(Date.now() + failed.retryAfterSeconds * 1_000);
      setBusy(false);
    }
  };
  return (
    <CodeForm
      methods={methods}
      submitLabel="Confirm"
      isBusy={isBusy}
      problem={problem}
      secondsLeft={secondsLeft}
      onSubmit={(proof) => void submit(proof)}
      onSend={sendStepUpCode}
    >
      {methods.includes("passkey") && <PasskeyButton prove={() => stepUpWithPasskey().then(onProven)} />}
    </CodeForm>
  );
}
