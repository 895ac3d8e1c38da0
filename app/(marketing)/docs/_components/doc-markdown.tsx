import Link from "next/link";
import type { ReactNode } from "react";
import ReactMarkdown, { type Components } from "react-markdown";
import remarkGfm from "remark-gfm";
import { CodeBox } from "./code-box.tsx";
import { toDocHref } from "./doc-href.ts";
import { HighlightedCode } from "./highlighted-code.tsx";

/** A document of the repository as a page: links lead to their pages, headings can be linked to, code can be copied. */
export function DocMarkdown({ text }: { text: string }) {
  return (
    <div className="prose [&_h1]:text-2xl [&_h2]:mt-8 [&_h2]:text-lg">
      <ReactMarkdown remarkPlugins={[remarkGfm]} components={COMPONENTS}>
        {text}
      </ReactMarkdown>
    </div>
  );
}

const COMPONENTS: Components = {
  a: ({ href = "", children }) => <DocLink href={href}>{children}</DocLink>,
  h1: ({ children }) => <h1>{children}</h1>,
  h2: ({ children }) => <LinkedHeading level={2}>{children}</LinkedHeading>,
  h3: ({ children }) => <LinkedHeading level={3}>{children}</LinkedHeading>,
  table: ({ node: _, ...props }) => (
    // A group, not a region: landmarks need names of their own, and a page may hold several tables.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is of a form.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls sideways must be reachable by keyboard.
    <div role="group" tabIndex={0} aria-label="Table" className="overflow-x-auto rounded-md border">
      <table {...props} />
    </div>
  ),
  pre: ({ node }) => {
    const code = node?.children[0];
    if (code?.type !== "element") return null;
    const [classes] = Array.isArray(code.properties.className) ? code.properties.className : [];
    const language = typeof classes === "string" ? classes.replace("language-", "") : "text";
    const body = code.children.map((child) => (child.type === "text" ? child.value : "")).join("");
    return (
      <CodeBox title={<span className="font-mono">{LANGUAGE_NAMES[language] ?? language}</span>} isCopied={language !== "text"}>
        <HighlightedCode
          language={language}
          code={body.replace(/\n$/, "")}
          className={language === "text" ? "whitespace-pre-wrap break-all" : ""}
        />
      </CodeBox>
    );
  },
};

const LANGUAGE_NAMES: Readonly<Record<string, string>> = { sh: "shell", ts: "TypeScript", python: "Python", json: "JSON", text: "prints" };

function LinkedHeading({ level, children }: { level: 2 | 3; children: ReactNode }) {
  const Heading = level === 2 ? "h2" : "h3";
  const id = headingId(children);
  return (
    <Heading id={id} className="scroll-mt-20">
      <a href={`#${id}`} className="text-ink! no-underline! hover:underline!">
        {children}
      </a>
    </Heading>
  );
}

/** GitHub's rule, so that links between documents lead to the same place here. */
function headingId(children: ReactNode): string {
  const words = Array.isArray(children) ? children.filter((child) => typeof child === "string").join("") : String(children);
  return words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .replace(/\s/g, "-");
}

function DocLink({ href, children }: { href: string; children: ReactNode }) {
  const target = toDocHref(href);
  if (target.startsWith("/docs")) {
    return (
      <Link href={target} prefetch={false}>
        {children}
      </Link>
    );
  }
  return <a href={target}>{children}</a>;
}
