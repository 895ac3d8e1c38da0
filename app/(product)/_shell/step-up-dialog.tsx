"use client";

import { useEffect, useRef, useState } from "react";
import { sendStepUpCode, stepUp } from "../../_client/mfa.ts";
import { stepUpWithPasskey } from "../../_client/passkeys.ts";
import { answerProofRequests } from "../../_client/step-up.ts";
import { Dialog } from "../../_ui/dialog.tsx";
import { ProofForm } from "../../_ui/second-step/proof-form.tsx";

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
      {question && (
        <ProofForm
          methods={question.methods}
          submitLabel="Confirm"
          prove={async (proof) => {
            await stepUp(proof);
            question.answer(true);
          }}
          proveWithPasskey={async () => {
            await stepUpWithPasskey();
            question.answer(true);
          }}
          onSend={sendStepUpCode}
        />
      )}
    </Dialog>
  );
}
