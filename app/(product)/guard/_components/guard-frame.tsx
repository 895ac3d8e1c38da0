import type { ReactNode } from "react";
import { LinkTabs } from "../../../_ui/link-tabs.tsx";
import { GUARD_PAGES } from "./guard-pages.ts";

/** What every page of the module stands in. A drawer is a landmark of its own, so it stands beside the main part, not in it. */
export function GuardFrame({ children, drawer }: { children: ReactNode; drawer?: ReactNode }) {
  return (
    <>
      <main id="main" className="min-w-0 flex-1 overflow-y-auto">
        <div className="mx-auto flex max-w-300 flex-col gap-5 px-4 py-6 md:px-6">
          <header className="flex flex-col gap-3">
            <h1 className="font-semibold text-xl">Guard</h1>
            <LinkTabs label="Guard" tabs={GUARD_PAGES} />
          </header>
          {children}
        </div>
      </main>
      {drawer}
    </>
  );
}
