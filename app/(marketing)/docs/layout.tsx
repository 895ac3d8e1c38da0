import type { Metadata } from "next";
import type { ReactNode } from "react";
import { SkipLink } from "../../_ui/skip-link.tsx";
import { DocsHeader } from "./_components/docs-header.tsx";
import { DocsNav } from "./_components/docs-nav.tsx";
import { readApiDocument } from "./_reference/api-document.ts";
import { listErrorPages } from "./_reference/error-pages.ts";
import { toNavGroups } from "./_reference/nav-groups.ts";

export const metadata: Metadata = { title: { default: "Docs", template: "%s · Aegis docs" } };

export default async function DocsLayout({ children }: { children: ReactNode }) {
  const [document, errors] = await Promise.all([readApiDocument(), listErrorPages()]);
  return (
    <div className="min-h-dvh bg-surface">
      <SkipLink />
      <DocsHeader />
      <div className="mx-auto max-w-360 lg:flex">
        <DocsNav groups={toNavGroups(document, errors)} />
        <main id="main" className="min-w-0 flex-1 px-4 pt-6 pb-16 md:px-6 lg:px-10">
          {children}
        </main>
      </div>
    </div>
  );
}
