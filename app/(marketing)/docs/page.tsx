import type { Metadata } from "next";
import Link from "next/link";
import { getAppInfo } from "../../../lib/runtime/app-info.ts";
import { CodeBox } from "./_components/code-box.tsx";
import { HighlightedCode } from "./_components/highlighted-code.tsx";
import { Inline } from "./_components/inline-text.tsx";
import { type Chapter, type Operation, readApiDocument } from "./_reference/api-document.ts";
import { chapterTitle, operationHref } from "./_reference/nav-groups.ts";

export const metadata: Metadata = { title: "API reference" };

export default async function OverviewPage() {
  const { chapters, version } = await readApiDocument();
  const { baseUrl } = getAppInfo();
  const count = chapters.reduce((sum, { operations }) => sum + operations.length, 0);
  return (
    <div className="flex max-w-200 flex-col gap-8">
      <div className="flex flex-col gap-2">
        <h1 className="font-semibold text-2xl">API reference</h1>
        <p className="text-ink-soft text-lg">
          {count} operations of version <span className="font-mono">{version}</span>, made from the same declarations that check every call.
        </p>
        <p className="flex flex-wrap gap-x-5 gap-y-1 pt-1">
          <DocLink href="/docs/quick-start">Quick start: models</DocLink>
          <DocLink href="/docs/quick-start/chat">Quick start: chat</DocLink>
          <DocLink href="/docs/quick-start/risk">Quick start: risk</DocLink>
          <DocLink href="/docs/risk">The risk guardian</DocLink>
          <DocLink href="/docs/guard">The guard</DocLink>
          <DocLink href="/docs/errors">Error codes</DocLink>
          <a className={LINK} href="/api/openapi.json">
            OpenAPI 3.1 document
          </a>
        </p>
      </div>
      <Basics baseUrl={baseUrl} />
      {chapters.map((chapter) => (
        <ChapterSection key={chapter.name} chapter={chapter} />
      ))}
    </div>
  );
}

const LINK = "text-accent-ink underline underline-offset-4";

function DocLink({ href, children }: { href: string; children: string }) {
  return (
    <Link href={href} prefetch={false} className={LINK}>
      {children}
    </Link>
  );
}

function Basics({ baseUrl }: { baseUrl: string }) {
  const call = `curl '${baseUrl}/api/auth/me' \\\n  -H "authorization: Bearer $AEGIS_TOKEN"`;
  return (
    <section aria-labelledby="basics" className="flex flex-col gap-3">
      <h2 id="basics" className="font-semibold text-xl">
        Every call
      </h2>
      <CodeBox title="Ask who you are">
        <HighlightedCode language="sh" code={call} />
      </CodeBox>
      <dl className="grid gap-x-6 gap-y-3 text-base sm:grid-cols-[8rem_1fr]">
        <Fact name="Address">
          <code className="font-mono [overflow-wrap:anywhere]">{baseUrl}</code>, and JSON in UTF-8 both ways.
        </Fact>
        <Fact name="Sign in">
          <code className="font-mono">POST /api/auth/login</code> answers a token for ten minutes; send it as a bearer. Pages in a browser
          use the cookies that come with it; programs send an <DocLink href="/docs/api-keys">API key</DocLink> in its place.
        </Fact>
        <Fact name="Failures">
          One shape (RFC 9457) with a stable <code className="font-mono">code</code>. Branch on the code; its page says what to do.
          Operations under <code className="font-mono">/api/v1</code> answer in OpenAI's shape.
        </Fact>
        <Fact name="Limits">
          Each operation names its own. Answers carry <code className="font-mono">RateLimit-*</code>, refusals{" "}
          <code className="font-mono">Retry-After</code>.
        </Fact>
        <Fact name="Lists">
          Page with <code className="font-mono">cursor</code>: send back <code className="font-mono">nextCursor</code> until it is null.
        </Fact>
      </dl>
    </section>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <>
      <dt className="font-medium">{name}</dt>
      <dd className="-mt-2 text-ink-soft sm:mt-0">{children}</dd>
    </>
  );
}

function ChapterSection({ chapter: { name, description, operations } }: { chapter: Chapter }) {
  return (
    <section aria-labelledby={name} className="flex flex-col gap-2">
      <h2 id={name} className="scroll-mt-20 font-semibold text-xl">
        {chapterTitle(name)}
      </h2>
      <p className="text-ink-soft">{description}</p>
      <ul className="divide-y divide-line border-y">
        {operations.map((operation) => (
          <OperationRow key={operation.operationId} operation={operation} />
        ))}
      </ul>
    </section>
  );
}

function OperationRow({ operation: { operationId, method, path, summary } }: { operation: Operation }) {
  return (
    <li>
      <Link
        href={operationHref(operationId)}
        prefetch={false}
        className="grid gap-x-4 rounded-md px-2 py-2 -outline-offset-2 hover:bg-hover sm:grid-cols-[minmax(0,20rem)_1fr]"
      >
        <span className="flex items-baseline gap-2 font-mono text-sm">
          <span className="w-14 shrink-0 text-ink-soft text-xs uppercase">{method}</span>
          <span className="min-w-0 [overflow-wrap:anywhere]">{path}</span>
        </span>
        <span className="text-ink-soft text-sm">
          <Inline text={summary} />
        </span>
      </Link>
    </li>
  );
}
