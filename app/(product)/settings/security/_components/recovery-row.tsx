"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { KeyRound, TriangleAlert } from "lucide-react";
import { toast } from "sonner";
import { replaceRecoveryCodes } from "../../../../_client/mfa.ts";
import { asProblem } from "../../../../_client/problem.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { Badge } from "../../../../_ui/badge.tsx";
import { Button } from "../../../../_ui/button.tsx";
import { FactorRow } from "./factor-row.tsx";

const FEW = 3;

export function RecoveryRow({ left, onCodes }: { left: number; onCodes(codes: readonly string[]): void }) {
  const client = useQueryClient();
  const replace = useMutation({
    mutationFn: replaceRecoveryCodes,
    onSuccess: (codes) => {
      onCodes(codes);
      void client.invalidateQueries({ queryKey: queryKeys.secondFactors });
    },
    onError: (error) => toast.error("No new codes were made", { description: asProblem(error).message }),
  });
  return (
    <FactorRow
      icon={KeyRound}
      name="Recovery codes"
      state={
        <div className="flex flex-wrap items-center gap-2">
          <p>{left} of 10 left</p>
          {left <= FEW && (
            <Badge tone="redacted" icon={TriangleAlert}>
              Make new ones soon
            </Badge>
          )}
        </div>
      }
    >
      <Button size="small" isBusy={replace.isPending} onClick={() => replace.mutate()}>
        Make new codes
      </Button>
    </FactorRow>
  );
}
