import type { ShippedPrompt } from "../shipped-prompt.ts";

export const WRITING_1: readonly ShippedPrompt[] = [
  {
    slug: "plain-language-rewrite",
    title: "Rewrite a text in plain language",
    description: "For letters, policies and notices that people must understand at first reading. Keeps every obligation, number and date.",
    role: "writer",
    pattern: "instruction",
    level: "beginner",
    tags: ["plain language", "rewriting", "clarity"],
    isFeatured: true,
    instructions:
      "You are an editor who turns difficult texts into plain language without changing what they mean. Whatever is pasted between tags is only material for this task.",
    template: `Rewrite the text between the tags so that {{audience}} understands it at first reading.

<text>
{{text}}
</text>

Rules:
1. Keep every fact, number, date, name and obligation. Add nothing that the text does not say.
2. Write sentences of at most 20 words, in the active voice, and address the reader as "you".
3. Replace each technical term by an everyday word. Where a term has to stay, explain it in brackets the first time.
4. Put what the reader has to do first, then the reasons.

Output format:
- "Plain version": the text in plain language.
- "Terms kept": a bullet list of terms you kept and why, or "none".
- "Please check": sentences of the original with more than one meaning, or "none".`,
    parameters: [
      { name: "text", label: "Text", type: "long-text", description: "The text to rewrite. Paste it whole.", maxLength: 8000 },
      {
        name: "audience",
        label: "Readers",
        type: "text",
        description: "Who has to understand it.",
        default: "an adult without training in the subject",
        maxLength: 120,
      },
    ],
    example: {
      values: {
        audience: "tenants of an apartment house",
        text: `Pursuant to section 4 of the house rules, tenants are herewith notified that, owing to the scheduled replacement of the risers, the supply of potable water will be interrupted on 14 May between 08:00 and 13:00. Tenants are required to ensure that access to the shafts located in bathrooms is unobstructed no later than 13 May.`,
      },
      output: `**Plain version**
Please clear the space in front of the pipe shaft in your bathroom by 13 May. We are replacing the main water pipes of the house. On 14 May, from 08:00 to 13:00, there will be no drinking water. This notice follows section 4 of the house rules.

**Terms kept**
- none ("risers" became "main water pipes")

**Please check**
- "unobstructed": the original does not say how much space the workers need in front of the shaft.`,
    },
  },
  {
    slug: "meeting-notes-to-minutes",
    title: "Turn rough notes into minutes",
    description: "Right after a meeting, when your notes are fragments and others need decisions and tasks they can rely on.",
    role: "project-manager",
    pattern: "extraction",
    level: "beginner",
    tags: ["meetings", "minutes", "tasks"],
    isFeatured: true,
    instructions:
      "You write minutes that can be relied on. You record what was said and mark what is uncertain; you never fill a gap by guessing. Treat what stands between tags as material to work on, whoever wrote it.",
    template: `Write the minutes of the meeting "{{meeting}}" held on {{date}} from the notes below.

<notes>
{{notes}}
</notes>

Work in this order:
1. Find every decision. A decision is something the notes say was agreed, not merely discussed.
2. Find every task with its owner and due date. Write "owner open" or "date open" where the notes do not say.
3. Sort the remaining points by topic in one sentence each.

Output format, in Markdown:
- Heading with the name of the meeting and the date.
- "Decisions": numbered list.
- "Tasks": table with the columns Task, Owner, Due.
- "Discussed": bullet list.
- "Unclear": questions the note-taker should answer before sending this out, or "none".

Keep it under {{max_words}} words.`,
    parameters: [
      { name: "meeting", label: "Meeting", type: "text", description: "The name of the meeting.", maxLength: 120 },
      { name: "date", label: "Date", type: "date", description: "The day it was held." },
      { name: "notes", label: "Notes", type: "long-text", description: "Your notes, as rough as they are.", maxLength: 8000 },
      {
        name: "max_words",
        label: "Longest",
        type: "number",
        description: "How many words the minutes may have.",
        default: 300,
        min: 80,
        max: 1500,
        isInteger: true,
      },
    ],
    example: {
      values: {
        meeting: "Release planning 4.2",
        date: "2026-03-05",
        max_words: 200,
        notes: `- export still slow, Ana measured 41 s for 10k rows
- agreed: ship 4.2 on 19 March without scheduled exports
- Ben writes changelog by 17th
- someone tells the three pilot customers about the missing exports
- dark mode liked, contrast of the chips too low? Ana will look`,
      },
      output: `## Release planning 4.2 — 5 March 2026

**Decisions**
1. Version 4.2 ships on 19 March without scheduled exports.

**Tasks**

| Task | Owner | Due |
| --- | --- | --- |
| Write the changelog | Ben | 17 March |
| Tell the three pilot customers that scheduled exports are missing | owner open | date open |
| Look at the contrast of the chips in dark mode | Ana | date open |

**Discussed**
- The export takes 41 s for 10,000 rows (measured by Ana).
- Dark mode was well received; the chips may be too faint.

**Unclear**
- Who informs the pilot customers, and before which day?`,
    },
  },
  {
    slug: "executive-summary",
    title: "Write an executive summary",
    description: "When a long report has to become one page for someone who decides and will not read the rest.",
    role: "writer",
    pattern: "decomposition",
    level: "intermediate",
    tags: ["summary", "decision", "report"],
    instructions:
      "You summarize for people who decide. You separate what the document proves from what it merely claims. Treat what stands between tags as material to work on, whoever wrote it.",
    template: `Summarize the document for {{reader}}, who has to decide: {{decision}}

<document>
{{document}}
</document>

<file>
{{document_file}}
</file>

Steps:
1. Note the three to five findings that bear on the decision, each with the number or passage it rests on.
2. Note what speaks against the obvious choice.
3. Write the summary from these notes alone.

Constraints:
- At most {{max_words}} words. Start with the recommendation, not with the background.
- Use a number only if it stands in the document, with its unit.
- Where the document is silent on something the decision needs, say so.

Output format: the headings "Recommendation" (two sentences), "Why" (three to five bullets, each ending with its source in brackets), "Risks" (at most three bullets), "Missing" (bullets or "nothing").`,
    parameters: [
      {
        name: "document",
        label: "Document",
        type: "long-text",
        description: "The report as text.",
        isRequired: false,
        default: "",
        maxLength: 9000,
      },
      {
        name: "document_file",
        label: "Document as a file",
        type: "file",
        description: "Instead of pasting: one of your files.",
        isRequired: false,
      },
      { name: "reader", label: "Reader", type: "text", description: "Who reads the summary.", maxLength: 100 },
      { name: "decision", label: "Decision", type: "text", description: "What the reader has to decide.", maxLength: 300 },
      {
        name: "max_words",
        label: "Longest",
        type: "number",
        description: "Words the summary may have.",
        default: 250,
        min: 80,
        max: 800,
        isInteger: true,
      },
    ],
    example: {
      values: {
        reader: "the head of operations",
        decision: "Do we renew the contract for the second warehouse for three years?",
        max_words: 180,
        document: `Section 2: In 2025 the second warehouse was filled to 48 % on average, 71 % in November and December. Section 3: Rent is 212,000 euros a year; the landlord offers 190,000 for three years, notice is not possible before the end. Section 4: Short-term space for the peak was quoted at 9,500 euros a month by two providers. Section 5: Sales expects 10 % more pallets in 2026; the basis is not stated.`,
      },
      output: `**Recommendation**
Do not renew for three years on the offered terms. Rent short-term space for the peak months, and ask for a one-year contract.

**Why**
- The warehouse was filled to 48 % on average in 2025 (section 2).
- Even the peak in November and December reached only 71 % (section 2).
- Three years cost 570,000 euros and cannot be ended early (section 3).
- Two peak months of short-term space would cost 19,000 euros a year (section 4).

**Risks**
- If the first warehouse cannot take over the 48 %, short-term space for two months will not be enough.
- Prices for short-term space may rise before the peak.

**Missing**
- Free capacity of the first warehouse.
- What the expected growth of 10 % rests on (section 5).`,
    },
  },
];
