"use client";

import type { SecondStep } from "../../_client/auth.ts";
import { finishSignIn, sendSignInCode } from "../../_client/mfa.ts";
import { finishSignInWithPasskey } from "../../_client/passkeys.ts";
import { Button } from "../../_ui/button.tsx";
import { ProofForm } from "../../_ui/second-step/proof-form.tsx";
import { enterProduct } from "./enter-product.ts";

type SecondStepFormProps = { step: SecondStep; next: string | null; onRestart(): void };

export function SecondStepForm({ step, next, onRestart }: SecondStepFormProps) {
  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-col gap-1">
        <h1 className="font-semibold text-xl">Second step</h1>
        <p className="text-ink-soft">The first step is done. Show that it is you once more; this page waits five minutes for it.</p>
      </div>
      <ProofForm
        methods={step.methods}
        submitLabel="Sign in"
        prove={async (proof) => enterProduct(await finishSignIn(step.ticket, proof), next)}
        proveWithPasskey={async () => enterProduct(await finishSignInWithPasskey(step.ticket), next)}
        onSend={() => sendSignInCode(step.ticket)}
      />
      <Button tone="quiet" size="small" className="self-start" onClick={onRestart}>
        Start again
      </Button>
    </div>
  );
}
