"use client";

import { useState } from "react";
import type { SecondFactors } from "../../../../_client/mfa.ts";
import { QueryError } from "../../../../_ui/error-state.tsx";
import { Skeleton } from "../../../../_ui/skeleton.tsx";
import { SettingsSection } from "../../_components/settings-section.tsx";
import { RecoveryCodes } from "./recovery-codes.tsx";
import { RecoveryRow } from "./recovery-row.tsx";
import { SmsRow } from "./sms-row.tsx";
import { TotpRow } from "./totp-row.tsx";
import { hasAnyFactor, useSecondFactors } from "./use-second-factors.ts";

export function TwoStepSection() {
  const factors = useSecondFactors();
  return (
    <SettingsSection title="Two-step sign-in" text="A password can be guessed or found. A second step asks for something only you have.">
      {factors.isPending && (
        <div role="status" aria-label="Loading second factors" className="flex flex-col gap-3">
          <Skeleton className="h-16 w-full" />
          <Skeleton className="h-16 w-full" />
        </div>
      )}
      {factors.isError && <QueryError title="Your second factors could not be loaded" query={factors} />}
      {factors.data && <TwoStepRows factors={factors.data} />}
    </SettingsSection>
  );
}

function TwoStepRows({ factors }: { factors: SecondFactors }) {
  // Shown once, and by the section: the set-up that made them is over and gone by then.
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  return (
    <div className="flex flex-col gap-3">
      {codes && <RecoveryCodes codes={codes} onKept={() => setCodes(null)} />}
      <ul aria-label="Second factors" className="flex flex-col divide-y rounded-md border">
        <TotpRow totp={factors.totp} onCodes={setCodes} />
        {(factors.isSmsOffered || factors.sms) && <SmsRow sms={factors.sms} onCodes={setCodes} />}
        {hasAnyFactor(factors) && <RecoveryRow left={factors.recoveryCodesLeft} onCodes={setCodes} />}
      </ul>
    </div>
  );
}
