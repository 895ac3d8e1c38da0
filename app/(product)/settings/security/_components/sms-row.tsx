"use client";

import { useQueryClient } from "@tanstack/react-query";
import { MessageSquare } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";
import type { SecondFactors } from "../../../../_client/mfa.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { Button } from "../../../../_ui/button.tsx";
import { EnrolledState, FactorRow } from "./factor-row.tsx";
import { RemoveFactor } from "./remove-factor.tsx";
import { SmsSetUp } from "./sms-set-up.tsx";

type SmsRowProps = { sms: SecondFactors["sms"]; onCodes(codes: readonly string[] | null): void };

export function SmsRow({ sms, onCodes }: SmsRowProps) {
  const client = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const finish = (codes: readonly string[] | null) => {
    setOpen(false);
    onCodes(codes);
    toast.success("Text messages set up");
    void client.invalidateQueries({ queryKey: queryKeys.secondFactors });
  };
  return (
    <FactorRow
      icon={MessageSquare}
      name="Text messages"
      state={
        sms ? (
          <>
            <p className="font-mono">{sms.phone}</p>
            <EnrolledState {...sms} />
          </>
        ) : (
          <p>A code sent to your phone. Weaker than an app: numbers can be taken over.</p>
        )
      }
    >
      <Button size="small" onClick={() => setOpen(true)}>
        {sms ? "Change number" : "Set up"}
      </Button>
      {sms && <RemoveFactor kind="sms" name="Text messages" />}
      {isOpen && <SmsSetUp onLeave={() => setOpen(false)} onDone={finish} />}
    </FactorRow>
  );
}
