"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { queryKeys } from "../../../../_client/query-keys.ts";
import { type CaseDecision, decideCase, type RiskCase } from "../../../../_client/risk-cases.ts";
import { refusalOf } from "../_components/case-words.ts";

const DONE: Readonly<Record<CaseDecision["type"], string>> = {
  assign: "The case has another owner",
  quarantine: "Held: nothing of this case goes through",
  release: "Release asked for: another person decides",
  "release/approve": "Released",
  "release/decline": "The money stays held",
  close: "Closed",
  reopen: "Open again",
};

/** Whatever came of it, what is shown afterwards is what is stored. */
export function useDecideCase() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ of, decision }: { of: Pick<RiskCase, "id" | "version">; decision: CaseDecision }) => decideCase(of, decision),
    onSuccess: (_case, { decision }) => toast.success(DONE[decision.type]),
    onError: (error) => toast.error("Not done", { description: refusalOf(error) }),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.allRiskCases }),
  });
}

export type DecideCase = ReturnType<typeof useDecideCase>;
