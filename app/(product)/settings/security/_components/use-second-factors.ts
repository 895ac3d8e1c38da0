"use client";

import { useQuery } from "@tanstack/react-query";
import { getSecondFactors, type SecondFactors } from "../../../../_client/mfa.ts";
import { queryKeys } from "../../../../_client/query-keys.ts";

export function useSecondFactors() {
  return useQuery({ queryKey: queryKeys.secondFactors, queryFn: ({ signal }) => getSecondFactors(signal) });
}

export function hasAnyFactor({ totp, sms, hasPasskey }: SecondFactors): boolean {
  return totp !== null || sms !== null || hasPasskey;
}
