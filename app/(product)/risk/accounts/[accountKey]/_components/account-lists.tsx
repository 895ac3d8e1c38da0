"use client";

import { useQuery } from "@tanstack/react-query";
import { queryKeys } from "../../../../../_client/query-keys.ts";
import { listAccountEntries } from "../../../../../_client/risk-lists.ts";
import { formatMoment } from "../../../../_report/format-moment.ts";

/** On which lists the account stands, and why; nothing where it stands on none. */
export function AccountLists({ accountKey }: { accountKey: string }) {
  const { data = [] } = useQuery({
    queryKey: queryKeys.accountLists(accountKey),
    queryFn: ({ signal }) => listAccountEntries(accountKey, signal),
  });
  if (data.length === 0) return null;
  return (
    <ul aria-label="Lists it stands on" className="flex flex-col gap-1 text-sm">
      {data.map(({ id, list, reason, expiresAt, isExpired }) => (
        <li key={id} className="wrap-anywhere">
          On the {list} list: {reason}
          {expiresAt !== null && `, ${isExpired ? "ran out" : "until"} ${formatMoment(expiresAt)}`}
        </li>
      ))}
    </ul>
  );
}
