import "katex/dist/katex.min.css";
import rehypeKatex from "rehype-katex";
import remarkMath from "remark-math";
import type { MarkdownExtras } from "./use-markdown-extras.ts";

export const mathPlugins: MarkdownExtras = {
  remarkPlugins: [remarkMath],
  // Half-arrived formulas are shown as they are, not as errors in red.
  rehypePlugins: [[rehypeKatex, { strict: false, errorColor: "inherit", output: "htmlAndMathml" }]],
};
