"use client";

import { memo, useContext, useMemo } from "react";
import ReactMarkdown, { type Components } from "react-markdown";
import remarkGfm from "remark-gfm";
import { Redaction } from "../redaction.tsx";
import { CitationContext } from "./citation-context.ts";
import { CodeBlock } from "./code-block.tsx";
import { normalizeMath } from "./math-delimiters.ts";
import { MathText } from "./math-text.tsx";
import { hideRedactions } from "./redactions.ts";
import { rehypeCitations } from "./rehype-citations.ts";
import { rehypeMath } from "./rehype-math.ts";
import { rehypeRedactions } from "./rehype-redactions.ts";
import { splitBlocks } from "./split-blocks.ts";
import { type MarkdownExtras, useMarkdownExtras } from "./use-markdown-extras.ts";

/** Parsed block by block: a block that has not changed is not parsed again while the answer grows. */
export function Markdown({ text }: { text: string }) {
  const extras = useMarkdownExtras(text);
  const blocks = useMemo(() => splitBlocks(normalizeMath(text)), [text]);
  return (
    <div className="prose">
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks are only ever appended, so the position is the identity.
        <MarkdownBlock key={index} block={block} extras={extras} />
      ))}
    </div>
  );
}

const MarkdownBlock = memo(function MarkdownBlock({ block, extras }: { block: string; extras: MarkdownExtras }) {
  const { text, kinds } = useMemo(() => hideRedactions(block), [block]);
  const { numbers } = useContext(CitationContext);
  return (
    <div className="prose-block">
      <ReactMarkdown
        remarkPlugins={[remarkGfm, ...extras.remarkPlugins]}
        rehypePlugins={[...extras.rehypePlugins, [rehypeMath, { kinds }], [rehypeRedactions, { kinds }], [rehypeCitations, { numbers }]]}
        components={COMPONENTS}
      >
        {text}
      </ReactMarkdown>
    </div>
  );
});

const COMPONENTS: Components = {
  a: ({ href, children }) => (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow">
      {children}
    </a>
  ),
  // An address inside an answer must not be fetched by merely looking at it: that would carry words out of the browser.
  img: ({ src, alt }) => (
    <a href={typeof src === "string" ? src : undefined} target="_blank" rel="noopener noreferrer nofollow">
      Image: {alt || "without description"}
    </a>
  ),
  span: ({ node, ...props }) => {
    const { dataRedaction: kind, dataMath: tex, dataDisplay, dataCitation } = node?.properties ?? {};
    if (typeof dataCitation === "string") return <Citation number={Number(dataCitation)} />;
    if (typeof tex === "string") return <MathText tex={tex} isDisplay={dataDisplay === "true"} />;
    return typeof kind === "string" ? <Redaction kind={kind} /> : <span {...props} />;
  },
  input: ({ node: _, ...props }) => <input {...props} aria-label={props.checked ? "Done" : "Not done"} />,
  table: ({ node: _, ...props }) => (
    // A group, not a region: landmarks need names of their own, and a page may show several tables.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is of a form.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls sideways must be reachable by keyboard.
    <div role="group" tabIndex={0} aria-label="Table" className="overflow-x-auto rounded-md border">
      <table {...props} />
    </div>
  ),
  pre: ({ node, children }) => {
    const code = node?.children[0];
    const classes = code?.type === "element" ? code.properties.className : undefined;
    return <CodeBlock language={findLanguage(classes)}>{children}</CodeBlock>;
  },
};

function Citation({ number }: { number: number }) {
  return useContext(CitationContext).render(number);
}

function findLanguage(classes: unknown): string | null {
  if (!Array.isArray(classes)) return null;
  const found = classes.find((name) => typeof name === "string" && name.startsWith("language-"));
  return typeof found === "string" ? found.slice("language-".length) : null;
}
