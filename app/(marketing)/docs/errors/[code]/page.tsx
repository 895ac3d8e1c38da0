import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import Markdown from "react-markdown";
import { Brand } from "../../../../_ui/brand.tsx";
import { SkipLink } from "../../../../_ui/skip-link.tsx";

/** Where the `type` of a problem response leads: one short page per error code. */
type Props = { params: Promise<{ code: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: decodeURIComponent((await params).code) };
}

export default async function ErrorPage({ params }: Props) {
  const text = await readPage(decodeURIComponent((await params).code));
  if (text === null) notFound();
  return (
    <div className="min-h-dvh bg-surface">
      <SkipLink />
      <header className="mx-auto flex h-14 max-w-180 items-center px-4 md:px-6">
        <Link href="/" className="rounded-md">
          <Brand />
        </Link>
      </header>
      <main id="main" className="prose mx-auto max-w-180 px-4 pt-8 pb-16 md:px-6">
        <Markdown>{text}</Markdown>
      </main>
    </div>
  );
}

/** Codes are `module.snake_case`, so no name can lead out of the folder. */
async function readPage(code: string): Promise<string | null> {
  if (!/^[a-z0-9_]+(?:\.[a-z0-9_]+)?$/.test(code)) return null;
  return readFile(path.join(process.cwd(), "docs", "errors", `${code}.md`), "utf8").catch(() => null);
}
