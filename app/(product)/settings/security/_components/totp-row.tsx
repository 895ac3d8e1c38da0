"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Smartphone } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";
import { beginTotp, type SecondFactors, type TotpEnrolment } from "../../../../_client/mfa.ts";
import { asProblem } from "../../../../_client/problem.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { Button } from "../../../../_ui/button.tsx";
import { EnrolledState, FactorRow } from "./factor-row.tsx";
import { RemoveFactor } from "./remove-factor.tsx";
import { TotpSetUp } from "./totp-set-up.tsx";

type TotpRowProps = { totp: SecondFactors["totp"]; onCodes(codes: readonly string[] | null): void };

export function TotpRow({ totp, onCodes }: TotpRowProps) {
  const client = useQueryClient();
  const [enrolment, setEnrolment] = useState<TotpEnrolment | null>(null);
  const begin = useMutation({
    mutationFn: beginTotp,
    onSuccess: setEnrolment,
    onError: (error) => toast.error("Not begun", { description: asProblem(error).message }),
  });
  const finish = (codes: readonly string[] | null) => {
    setEnrolment(null);
    onCodes(codes);
    toast.success("Authenticator app set up", { description: "From now on signing in asks for a code of it." });
    void client.invalidateQueries({ queryKey: queryKeys.secondFactors });
  };
  return (
    <FactorRow
      icon={Smartphone}
      name="Authenticator app"
      state={totp ? <EnrolledState {...totp} /> : <p>A code from an app on your phone, also without a network.</p>}
    >
      <Button size="small" isBusy={begin.isPending} onClick={() => begin.mutate()}>
        {totp ? "Change app" : "Set up"}
      </Button>
      {totp && <RemoveFactor kind="totp" name="Authenticator app" />}
      {enrolment && <TotpSetUp enrolment={enrolment} onLeave={() => setEnrolment(null)} onDone={finish} />}
    </FactorRow>
  );
}
