"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import type { RiskCase } from "../../../../_client/risk-cases.ts";
import { useShortcut } from "../../../_shell/shortcuts/use-shortcut.ts";
import { useDecideCase } from "./use-decide-case.ts";

const BULK_MAX = 50;

/** What is chosen, what is about to be closed, and the keys that do it. */
export function useCaseQueue(cases: readonly RiskCase[], mayWork: boolean) {
  const router = useRouter();
  const decide = useDecideCase();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [closing, setClosing] = useState<readonly RiskCase[] | null>(null);
  const open = cases.filter(({ state }) => state !== "closed");
  const all = open.filter(({ id }) => chosen.has(id)).slice(0, BULK_MAX);
  const first = open[0] ?? cases[0];
  useShortcut("case-take", mayWork ? take : null);
  useShortcut("case-close", mayWork ? startClosing : null);
  useShortcut("case-next", first ? () => router.push(`/risk/cases/${first.id}`) : null);
  return { chosen, all, closing, setClosing, toggle, chooseNone: () => setChosen(new Set()) };

  function toggle(caseId: string): void {
    if (!open.some(({ id }) => id === caseId)) return;
    setChosen((before) => (before.has(caseId) ? new Set([...before].filter((id) => id !== caseId)) : new Set([...before, caseId])));
  }

  function take(): void {
    const under = underCursor(open);
    if (under) decide.mutate({ of: under, decision: { type: "assign", assignee: "me" } });
  }

  function startClosing(): void {
    const under = underCursor(open);
    const what = all.length > 0 ? all : under ? [under] : [];
    if (what.length > 0) setClosing(what);
  }
}

/** The row that has the focus anywhere in it. */
function underCursor(cases: readonly RiskCase[]): RiskCase | undefined {
  const id = document.activeElement?.closest("tr")?.querySelector<HTMLElement>("[data-list-item]")?.dataset.listItem;
  return cases.find((each) => each.id === id);
}
