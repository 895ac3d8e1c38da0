"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { asProblem } from "./problem.ts";

const MAX_RETRIES = 2;

export function QueryProvider({ children }: { children: ReactNode }) {
  const [client] = useState(createQueryClient);
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}

function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (failures, error) => failures < MAX_RETRIES && isWorthRetrying(error),
        retryDelay: (attempt) => 400 * 2 ** attempt,
      },
    },
  });
}

/** Lost networks and overloads pass; a refusal stays a refusal. */
function isWorthRetrying(error: unknown): boolean {
  const { status, code } = asProblem(error);
  if (code === "operations.maintenance") return false;
  return code === "client.network" || code === "client.timeout" || status === 502 || status === 503 || status === 504;
}
