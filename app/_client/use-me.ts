"use client";

import { useQuery } from "@tanstack/react-query";
import { getMe, type User } from "./auth.ts";
import { queryKeys } from "./query-keys.ts";

export function useMe() {
  return useQuery({ queryKey: queryKeys.me, queryFn: ({ signal }) => getMe(signal), staleTime: 5 * 60_000 });
}

export function canWrite(user: User | undefined): boolean {
  return user?.role !== "READ_ONLY";
}

/** Who may decide about models and budgets; the server decides again. */
export function isAdmin(user: User | undefined): boolean {
  return user?.role === "OWNER" || user?.role === "ADMIN";
}

/** Who may work risk cases. */
export function worksCases(user: User | undefined): boolean {
  return isAdmin(user) || user?.role === "ANALYST";
}

/** Who may agree to a promotion, and take a label back to what it was. */
export function decidesPromotions(user: User | undefined): boolean {
  return isAdmin(user) || user?.role === "ANALYST";
}
