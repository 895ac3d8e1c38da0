import ReactMarkdown, { type Components } from "react-markdown";
import rehypeHighlight from "rehype-highlight";
import { classNames } from "../../../_ui/class-names.ts";

type CodeProps = { code: string; language: string; className?: string };

/** Coloured on the server: no highlighter travels to the browser. */
export function HighlightedCode({ code, language, className }: CodeProps) {
  // Longer than any run of backticks inside, so nothing in the code can end it.
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  const components: Components = {
    pre: ({ children }) => (
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls sideways must be reachable by keyboard.
        tabIndex={0}
        className={classNames(
          "max-h-128 overflow-auto px-3 py-3 font-mono text-sm -outline-offset-2 print:max-h-none print:whitespace-pre-wrap",
          className,
        )}
      >
        {children}
      </pre>
    ),
  };
  return (
    <ReactMarkdown rehypePlugins={[rehypeHighlight]} components={components}>
      {`${fence}${language}\n${code}\n${fence}`}
    </ReactMarkdown>
  );
}
