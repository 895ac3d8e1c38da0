"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { AlarmClockOff, ListPlus, MoonStar } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";
import { asProblem } from "../../../../../_client/problem.ts";
import { queryKeys } from "../../../../../_client/query-keys.ts";
import {
  ACCOUNT_LISTS,
  type AccountList,
  type AccountSnooze,
  endAccountSnooze,
  listAccount,
  listAccountSnoozes,
  snoozeAccountRule,
} from "../../../../../_client/risk-account-actions.ts";
import type { RiskAccount } from "../../../../../_client/risk-views.ts";
import { isAdmin, useMe, worksCases } from "../../../../../_client/use-me.ts";
import { Button } from "../../../../../_ui/button.tsx";
import { SelectField } from "../../../../../_ui/select-field.tsx";
import { Skeleton } from "../../../../../_ui/skeleton.tsx";
import { AccountLists } from "./account-lists.tsx";
import { ReasonDialog } from "./reason-dialog.tsx";

/** Which rules speak of the account, which of them sleep, and what people may decide about it. */
export function AccountRules({ account: { accountKey, rules, name } }: { account: RiskAccount }) {
  const me = useMe().data;
  const snoozes = useQuery({
    queryKey: queryKeys.riskAccountSnoozes(accountKey),
    queryFn: ({ signal }) => listAccountSnoozes(accountKey, signal),
  });
  const canSnooze = worksCases(me);
  const asleep = new Set((snoozes.data ?? []).map(({ rule }) => rule));
  const awake = rules.filter(({ code }) => !asleep.has(code));
  return (
    <section aria-label="Rules and lists" className="flex flex-col gap-3 rounded-md border p-4">
      <div className="flex flex-wrap items-center gap-2">
        <h2 className="mr-auto font-medium text-base">Rules and lists</h2>
        {canSnooze && awake.length > 0 && <SnoozeRule accountKey={accountKey} rules={awake} />}
        {isAdmin(me) && <PutOnList accountKey={accountKey} name={name ?? accountKey} />}
      </div>
      <p className="text-sm">
        {rules.length === 0
          ? "None of its newest payments met a rule."
          : `Its newest payments met: ${rules.map(({ code, times }) => `${code.replaceAll("_", " ")} (${times} ×)`).join(", ")}.`}
      </p>
      <AccountLists accountKey={accountKey} />
      {snoozes.isPending && <Skeleton className="h-8" />}
      {snoozes.isError && <p className="text-ink-soft text-sm">Snoozed rules could not be loaded. {asProblem(snoozes.error).message}</p>}
      {(snoozes.data ?? []).map((snooze) => (
        <OpenSnooze key={snooze.id} accountKey={accountKey} snooze={snooze} canEnd={canSnooze} />
      ))}
      {!canSnooze && (
        <p className="text-ink-faint text-xs">Analysts and admins snooze rules for an account; admins put accounts on lists.</p>
      )}
    </section>
  );
}

type OpenSnoozeProps = { accountKey: string; snooze: AccountSnooze; canEnd: boolean };

function OpenSnooze({ accountKey, snooze, canEnd }: OpenSnoozeProps) {
  const client = useQueryClient();
  const end = useMutation({
    mutationFn: () => endAccountSnooze(snooze.id),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.riskAccountSnoozes(accountKey) }),
    onError: (error) => toast.error("The rule still sleeps", { description: asProblem(error).message }),
  });
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
      <MoonStar aria-hidden className="size-4 shrink-0 text-ink-faint" />
      <span className="wrap-anywhere min-w-0 flex-1">
        {snooze.rule.replaceAll("_", " ")} sleeps until {snooze.until.slice(0, 10)}, has kept quiet {snooze.applied} ×: {snooze.reason}
      </span>
      {canEnd && (
        <Button size="small" isBusy={end.isPending} onClick={() => end.mutate()}>
          <AlarmClockOff aria-hidden className="size-4" />
          Wake it
        </Button>
      )}
    </p>
  );
}

const DAYS = ["1", "7", "30", "90"] as const;
const DAY_OPTIONS = DAYS.map((value) => ({ value, label: value === "1" ? "1 day" : `${value} days` }));

function SnoozeRule({ accountKey, rules }: { accountKey: string; rules: RiskAccount["rules"] }) {
  const client = useQueryClient();
  const [rule, setRule] = useState(rules[0]?.code ?? "");
  const [days, setDays] = useState<(typeof DAYS)[number]>("7");
  return (
    <ReasonDialog
      title="Snooze a rule for this account"
      icon={MoonStar}
      opener="Snooze a rule"
      confirm="Snooze"
      onConfirm={(reason) => snoozeAccountRule({ accountKey, rule, days: Number(days), reason })}
      onDone={() => client.invalidateQueries({ queryKey: queryKeys.riskAccountSnoozes(accountKey) })}
    >
      <SelectField
        label="Rule"
        value={rule}
        options={rules.map(({ code }) => ({ value: code, label: code.replaceAll("_", " ") }))}
        onValue={setRule}
        hint="Rules that block, and what lists say, cannot be snoozed."
      />
      <SelectField label="For" value={days} options={DAY_OPTIONS} onValue={(value: (typeof DAYS)[number]) => setDays(value)} />
    </ReasonDialog>
  );
}

const LIST_WORDS = {
  watch: "Watch: at least a review",
  block: "Block: nothing goes through",
  allow: "Allow: at most approved",
} as const satisfies Record<AccountList, string>;
const LIST_OPTIONS = ACCOUNT_LISTS.map((value) => ({ value, label: LIST_WORDS[value] }));

function PutOnList({ accountKey, name }: { accountKey: string; name: string }) {
  const client = useQueryClient();
  const [list, setList] = useState<AccountList>("watch");
  return (
    <ReasonDialog
      title={`Put ${name} on a list`}
      icon={ListPlus}
      opener="Put on a list"
      confirm="Put on the list"
      onConfirm={(reason) => listAccount(accountKey, { list, reason })}
      onDone={() => {
        toast.success("On the list", { description: "It counts from the next transaction on." });
        return client.invalidateQueries({ queryKey: queryKeys.accountLists(accountKey) });
      }}
    >
      <SelectField label="List" value={list} options={LIST_OPTIONS} onValue={(value: AccountList) => setList(value)} />
    </ReasonDialog>
  );
}
