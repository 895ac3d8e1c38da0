import type { Metadata } from "next";
import { ErrorIndex } from "../_components/error-index.tsx";
import { type ErrorPage, listErrorPages } from "../_reference/error-pages.ts";

export const metadata: Metadata = { title: "Error codes" };

export default async function ErrorIndexPage() {
  const pages = await listErrorPages();
  return (
    <div className="flex max-w-200 flex-col gap-4">
      <h1 className="font-semibold text-2xl">Error codes</h1>
      <p className="max-w-160 text-ink-soft text-lg">
        Every failure names one of these {pages.length} codes; its <code className="font-mono">type</code> is the address of the page here.
        A code never changes its meaning.
      </p>
      <ErrorIndex rows={pages.map(toRow)} />
    </div>
  );
}

function toRow({ code, kind, whatHappened }: ErrorPage) {
  return { code, kind, text: whatHappened.replaceAll("`", "") };
}
