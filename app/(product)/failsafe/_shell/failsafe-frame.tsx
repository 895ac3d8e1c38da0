import type { ReactNode } from "react";
import { LinkTabs } from "../../../_ui/link-tabs.tsx";
import { FAILSAFE_PAGES } from "./failsafe-pages.ts";

/** What every page of the module stands in. */
export function FailsafeFrame({ children }: { children: ReactNode }) {
  return (
    <main id="main" className="min-w-0 flex-1 overflow-y-auto">
      <div className="mx-auto flex max-w-300 flex-col gap-5 px-4 py-6 md:px-6">
        <header className="flex flex-col gap-3">
          <h1 className="font-semibold text-xl">Fail-safe</h1>
          <LinkTabs label="Fail-safe" tabs={FAILSAFE_PAGES} hasPagesBelow />
        </header>
        {children}
      </div>
    </main>
  );
}
