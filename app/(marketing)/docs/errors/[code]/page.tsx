import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { DocMarkdown } from "../../_components/doc-markdown.tsx";
import { type Operation, readApiDocument } from "../../_reference/api-document.ts";
import { findErrorPage } from "../../_reference/error-pages.ts";
import { operationHref } from "../../_reference/nav-groups.ts";

/** Where the `type` of a problem response leads: one short page per error code. */
type Props = { params: Promise<{ code: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: decodeURIComponent((await params).code) };
}

export default async function ErrorCodePage({ params }: Props) {
  const page = await findErrorPage(decodeURIComponent((await params).code));
  if (page === null) notFound();
  const { chapters } = await readApiDocument();
  const operations = chapters.flatMap((chapter) => chapter.operations).filter((each) => each["x-aegis"].errors.includes(page.code));
  return (
    <div className="flex max-w-180 flex-col gap-6">
      <DocMarkdown text={page.text} />
      {operations.length > 0 && <MetAt operations={operations} />}
    </div>
  );
}

const MOST_NAMED = 12;

function MetAt({ operations }: { operations: readonly Operation[] }) {
  return (
    <section aria-labelledby="met-at" className="flex flex-col gap-2">
      <h2 id="met-at" className="font-semibold text-lg">
        Where it is met
      </h2>
      {operations.length > MOST_NAMED ? (
        <p className="text-ink-soft">At {operations.length} operations; each lists it among its errors.</p>
      ) : (
        <ul className="flex flex-col gap-1">
          {operations.map(({ operationId, method, path }) => (
            <li key={operationId}>
              <Link
                href={operationHref(operationId)}
                prefetch={false}
                className="rounded-md font-mono text-accent-ink text-sm underline underline-offset-4 [overflow-wrap:anywhere]"
              >
                {method.toUpperCase()} {path}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
