"use client";

import { useEffect, useRef, useState } from "react";
import type { RiskCase } from "../../../../_client/risk-cases.ts";
import { useMe, worksCases } from "../../../../_client/use-me.ts";
import { useMemberNames } from "../../../../_client/use-member-names.ts";
import { Button } from "../../../../_ui/button.tsx";
import { Kbd } from "../../../../_ui/kbd.tsx";
import { useCaseQueue } from "../_hooks/use-case-queue.ts";
import { useCloseCases } from "../_hooks/use-close-cases.ts";
import { CaseTable } from "./case-table.tsx";
import { CloseDialog } from "./close-dialog.tsx";

const MINUTE = 60_000;

/** Made for the keyboard: j and k move, Enter opens, e takes, x chooses, c closes what is chosen or under the cursor. */
export function CaseQueue({ cases }: { cases: readonly RiskCase[] }) {
  const mayWork = worksCases(useMe().data);
  const table = useRef<HTMLTableSectionElement>(null);
  const { nameOf } = useMemberNames();
  const { chosen, all, closing, setClosing, toggle, chooseNone } = useCaseQueue(cases, mayWork);
  const close = useCloseCases(() => {
    setClosing(null);
    chooseNone();
  });
  const now = useMinute();
  return (
    <div className="flex flex-col gap-3">
      {mayWork && (
        <p className="text-ink-faint text-xs max-md:hidden">
          <Kbd>j</Kbd> <Kbd>k</Kbd> move, <Kbd>Enter</Kbd> opens, <Kbd>e</Kbd> takes, <Kbd>x</Kbd> chooses, <Kbd>c</Kbd> closes,{" "}
          <Kbd>n</Kbd> opens the first.
        </p>
      )}
      {all.length > 0 && (
        <div role="status" className="flex items-center gap-3 text-sm">
          <span>{all.length} chosen</span>
          <Button size="small" tone="primary" onClick={() => setClosing(all)}>
            Close them
          </Button>
          <Button size="small" tone="quiet" onClick={chooseNone}>
            Choose none
          </Button>
        </div>
      )}
      <CaseTable ref={table} cases={cases} chosen={mayWork ? chosen : null} onChoose={toggle} nameOf={nameOf} now={now} />
      {closing && (
        <CloseDialog
          count={closing.length}
          isBusy={close.isPending}
          onClose={() => setClosing(null)}
          onDecide={(outcome, reason) => close.mutate({ cases: closing, outcome, reason })}
        />
      )}
    </div>
  );
}

/** What is due moves on while one looks. */
function useMinute(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), MINUTE);
    return () => clearInterval(timer);
  }, []);
  return now;
}
