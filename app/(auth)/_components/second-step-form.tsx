"use client";

import { useState } from "react";
import type { SecondStep } from "../../_client/auth.ts";
import { type FormProblem, toFormProblem } from "../../_client/form-problem.ts";
import { finishSignIn, type Proof, sendSignInCode } from "../../_client/mfa.ts";
import { finishSignInWithPasskey } from "../../_client/passkeys.ts";
import { Button } from "../../_ui/button.tsx";
import { CodeForm } from "../../_ui/second-step/code-form.tsx";
import { PasskeyButton } from "../../_ui/second-step/passkey-button.tsx";
import { useCountdown } from "../../_ui/use-countdown.ts";
import { enterProduct } from "./enter-product.ts";

type SecondStepFormProps = { step: SecondStep; next: string | null; onRestart(): void };

export function SecondStepForm({ step, next, onRestart }: SecondStepFormProps) {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<FormProblem | null>(null);
  const [lockedUntil, setLockedUntil] = useState<number | null>(null);
  const secondsLeft = useCountdown(lockedUntil);
  const submit = async (proof: Proof) => {
    setBusy(true);
    setProblem(null);
    try {
      enterProduct(await finishSignIn(step.ticket, proof), next);
    } catch (error) {
      const failed = toFormProblem(error, ["code"]);
      setProblem(failed);
      if (failed.retryAfterSeconds !== null) setLockedUntil(Date.now() + failed.retryAfterSeconds * 1_000);
      setBusy(false);
    }
  };
  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-col gap-1">
        <h1 className="font-semibold text-xl">Second step</h1>
        <p className="text-ink-soft">The first step is done. Show that it is you once more; this page waits five minutes for it.</p>
      </div>
      <CodeForm
        methods={step.methods}
        submitLabel="Sign in"
        isBusy={isBusy}
        problem={problem}
        secondsLeft={secondsLeft}
        onSubmit={(proof) => void submit(proof)}
        onSend={() => sendSignInCode(step.ticket)}
      >
        {step.methods.includes("passkey") && (
          <PasskeyButton prove={async () => enterProduct(await finishSignInWithPasskey(step.ticket), next)} />
        )}
      </CodeForm>
      <Button tone="quiet" size="small" className="self-start" onClick={onRestart}>
        Start again
      </Button>
    </div>
  );
}
