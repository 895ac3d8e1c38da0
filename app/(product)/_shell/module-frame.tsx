import type { ReactNode } from "react";
import { LinkTabs } from "../../_ui/link-tabs.tsx";

type ModuleFrameProps = {
  title: string;
  pages: readonly { href: string; name: string }[];
  /** As for the tabs: a page also stands for those below its address. */
  hasPagesBelow?: boolean;
  /** A drawer is a landmark of its own, so it stands beside the main part, not in it. */
  drawer?: ReactNode;
  children: ReactNode;
};

/** What every page of a module with several pages stands in. */
export function ModuleFrame({ title, pages, hasPagesBelow = false, drawer, children }: ModuleFrameProps) {
  return (
    <>
      <main id="main" className="relative min-w-0 flex-1 overflow-y-auto">
        <div className="mx-auto flex max-w-300 flex-col gap-5 px-4 py-6 md:px-6">
          <header className="flex flex-col gap-3">
            <h1 className="font-semibold text-xl">{title}</h1>
            <LinkTabs label={title} tabs={pages} hasPagesBelow={hasPagesBelow} />
          </header>
          {children}
        </div>
      </main>
      {drawer}
    </>
  );
}
