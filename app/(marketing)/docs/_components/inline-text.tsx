import ReactMarkdown, { type Components } from "react-markdown";

/** A line of the document with its code in `backticks`; it stands inside a paragraph already. */
const COMPONENTS: Components = {
  p: ({ children }) => children,
  code: ({ children }) => <code className="font-mono text-ink text-[0.92em] [overflow-wrap:anywhere]">{children}</code>,
};

export function Inline({ text }: { text: string }) {
  return (
    <ReactMarkdown components={COMPONENTS} allowedElements={["p", "code", "em", "strong"]} unwrapDisallowed>
      {text}
    </ReactMarkdown>
  );
}
