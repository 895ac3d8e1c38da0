"use client";

import { useState } from "react";
import { type FormProblem, toFormProblem } from "../../_client/form-problem.ts";
import type { Proof } from "../../_client/mfa.ts";
import { useCountdown } from "../use-countdown.ts";
import { CodeForm } from "./code-form.tsx";
import { PasskeyButton } from "./passkey-button.tsx";

type ProofFormProps = {
  methods: readonly string[];
  submitLabel: string;
  /** Leaves the page, or answers the question, once the server takes the proof. */
  prove(proof: Proof): Promise<void>;
  proveWithPasskey(): Promise<void>;
  onSend(): Promise<string>;
};

/** Asks for one proof and says what is wrong with it; too many wrong ones wait as long as the server says. */
export function ProofForm({ methods, submitLabel, prove, proveWithPasskey, onSend }: ProofFormProps) {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<FormProblem | null>(null);
  const [lockedUntil, setLockedUntil] = useState<number | null>(null);
  const secondsLeft = useCountdown(lockedUntil);
  const submit = async (proof: Proof) => {
    setBusy(true);
    setProblem(null);
    try {
      await prove(proof);
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
      submitLabel={submitLabel}
      isBusy={isBusy}
      problem={problem}
      secondsLeft={secondsLeft}
      onSubmit={(proof) => void submit(proof)}
      onSend={onSend}
    >
      {methods.includes("passkey") && <PasskeyButton prove={proveWithPasskey} />}
    </CodeForm>
  );
}
