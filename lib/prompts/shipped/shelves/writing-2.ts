import type { ShippedPrompt } from "../shipped-prompt.ts";

export const WRITING_2: readonly ShippedPrompt[] = [
  {
    slug: "difficult-email",
    title: "Write a difficult email",
    description:
      "For messages you keep putting off, such as refusals, delays, complaints and apologies. Clear in substance, decent in tone.",
    role: "project-manager",
    pattern: "template",
    level: "beginner",
    tags: ["email", "tone", "communication"],
    isFeatured: true,
    instructions: "You help people write honest messages in difficult situations. You never invent reasons, promises or dates.",
    template: `Write an email to {{recipient}}.

<situation>
{{situation}}
</situation>

What the email must achieve: {{goal}}
Tone: {{tone}}

Requirements:
1. Say the main point within the first two sentences.
2. Name the reason once, without excuses and without blaming anybody.
3. Offer the next step exactly as the situation allows it. Where a date is missing, put "[date]".
4. At most 150 words, no idioms, no exclamation marks.

Output format: "Subject:" with at most eight words, an empty line, then the email. After it, under "Before you send", list up to three points the writer should check.`,
    parameters: [
      {
        name: "recipient",
        label: "Recipient",
        type: "text",
        description: "Who receives it and how you stand to each other.",
        maxLength: 200,
      },
      {
        name: "situation",
        label: "Situation",
        type: "long-text",
        description: "What happened and what is still possible.",
        maxLength: 3000,
      },
      { name: "goal", label: "Goal", type: "text", description: "What should be so after they read it.", maxLength: 300 },
      {
        name: "tone",
        label: "Tone",
        type: "select",
        description: "How it should sound.",
        options: ["warm", "neutral", "firm", "formal"],
        default: "neutral",
      },
    ],
    example: {
      values: {
        recipient: "a customer of four years who waits for a delivery",
        situation:
          "The machine will arrive three weeks late because our supplier had a fire. New date is 28 August. We can lend them a smaller machine at no cost from 10 August.",
        goal: "They know the new date, trust it and can accept the loan by replying.",
        tone: "warm",
      },
      output: `Subject: New delivery date for your machine: 28 August

Dear [name],

your machine will reach you on 28 August, three weeks later than agreed. I am sorry; I know that you planned with the earlier date.

A fire at our supplier stopped production there. The new date allows for this.

So that your work can go on, we would lend you a smaller machine from 10 August, at no cost to you. If that helps, a short reply is enough and we will arrange the transport.

If 28 August causes a problem we have not thought of, please tell me, and we will look for a way together.

Kind regards,
[your name]

**Before you send**
- Is 28 August confirmed by the supplier in writing?
- Who pays for insurance of the borrowed machine?
- Does the contract name a penalty that you should mention yourself?`,
    },
  },
  {
    slug: "outline-from-idea",
    title: "Outline an article from an idea",
    description: "Before you write. Gives an order of thought, the question of each section and the evidence you still have to find.",
    role: "writer",
    pattern: "decomposition",
    level: "intermediate",
    tags: ["outline", "article", "structure"],
    instructions: "You are an editor who plans articles with writers. You think in questions that readers have, one after the other.",
    template: `Plan an article of about {{length}} words on this idea for {{readers}}.

<idea>
{{idea}}
</idea>

Do this:
1. State the one claim of the article in a sentence that somebody could disagree with.
2. List the questions a doubtful reader asks, in the order in which they come up.
3. Make each question a section: working title, answer in one sentence, evidence needed, share of the words.
4. Point out the weakest section and how to strengthen it.

Do not invent studies, quotations or numbers; write what kind of source would serve.

Output format: "Claim" (one sentence); "Sections" as a table with the columns No., Title, Answer, Evidence needed, Words, whose word counts add up to {{length}}; "Weakest point" (two sentences).`,
    parameters: [
      { name: "idea", label: "Idea", type: "long-text", description: "What you want to say, in any form.", maxLength: 3000 },
      { name: "readers", label: "Readers", type: "text", description: "Who reads it and where.", maxLength: 160 },
      {
        name: "length",
        label: "Words",
        type: "number",
        description: "How long the article may be.",
        default: 1200,
        min: 300,
        max: 6000,
        isInteger: true,
      },
    ],
    example: {
      values: {
        idea: "Small libraries should lend tools. Ours started with ten drills and now has people in the building who never borrowed a book.",
        readers: "readers of a regional newspaper",
        length: 900,
      },
      output: `**Claim**
A small library that lends tools wins more new visitors per euro than one that buys more books.

**Sections**

| No. | Title | Answer | Evidence needed | Words |
| --- | --- | --- | --- | --- |
| 1 | The drill at the front desk | Ten drills brought new people in | One visitor's story, with permission | 150 |
| 2 | Who comes now | Many had never held a library card | Registrations before and after | 200 |
| 3 | What it costs | Little, once repair is organized | Invoices, hours of volunteers | 200 |
| 4 | What goes wrong | Late returns and damage, both bounded | Loss rate of one year | 200 |
| 5 | How to start | Ten tools, one shelf, one rule | Your own checklist | 150 |

**Weakest point**
The claim compares euros, so section 3 needs the cost per new visitor for books as well. Without that number, weaken the claim to "brings in people whom books did not".`,
    },
  },
  {
    slug: "style-from-samples",
    title: "Write in the style of your samples",
    description: "When a text must sound like the ones before it, such as newsletters of one author. Learns from samples you paste.",
    role: "marketer",
    pattern: "examples",
    level: "advanced",
    tags: ["style", "voice", "newsletter"],
    instructions: "You describe and reproduce the style of given samples. You take over how they are written, never what they claim.",
    template: `Learn the style of these samples, then write a {{kind}} about the topic below.

<samples>
{{samples}}
</samples>

<topic>
{{topic}}
</topic>

Steps:
1. Describe the style in six lines: length of sentences, form of address, typical openings, typical endings, words that recur, what is avoided. Back each line by a short quotation from the samples.
2. Write the text in that style. Use only facts from the topic.
3. Compare: name the one sentence that fits the style least and give a better one.

If there are fewer than two samples, say that the description rests on little and go on.

Output format: the headings "Style", "Text", "Weakest sentence". The text has at most {{max_words}} words.`,
    parameters: [
      {
        name: "samples",
        label: "Samples",
        type: "long-text",
        description: "Two to five texts, separated by an empty line.",
        maxLength: 8000,
      },
      { name: "topic", label: "Topic", type: "long-text", description: "The facts the new text may use.", maxLength: 3000 },
      {
        name: "kind",
        label: "Kind of text",
        type: "text",
        description: "For example: newsletter opening, product note.",
        default: "newsletter opening",
        maxLength: 80,
      },
      {
        name: "max_words",
        label: "Longest",
        type: "number",
        description: "Words of the text.",
        default: 120,
        min: 30,
        max: 800,
        isInteger: true,
      },
    ],
    example: {
      values: {
        kind: "newsletter opening",
        max_words: 80,
        topic: "The bakery opens on Sundays from 1 February, 8 to 11, with rolls and rye bread only.",
        samples: `Good morning. The ovens are warm and so are we. This week there is walnut bread, until it is gone, which is usually ten.

Good morning. You asked for smaller loaves. Here they are. Same dough, half the weight, no discussion about who gets the crust.`,
      },
      output: `**Style**
- Sentences: short, often under ten words ("Here they are.").
- Address: greeting first, then "you" ("You asked for smaller loaves").
- Opening: always "Good morning."
- Ending: a dry aside ("no discussion about who gets the crust").
- Recurring: the dough, the ovens, plain quantities ("half the weight").
- Avoided: adjectives of praise and exclamation marks.

**Text**
Good morning. You wanted Sundays. From 1 February you have them, 8 to 11. There will be rolls and there will be rye bread. Nothing else. The ovens need a day of rest too, and this is as much of it as they get.

**Weakest sentence**
"The ovens need a day of rest too" explains more than the samples would. Better: "The cakes stay in bed."`,
    },
  },
  {
    slug: "translate-with-glossary",
    title: "Translate with your own glossary",
    description: "For texts with fixed terms, such as manuals and product pages. Keeps your terms and reports what it was unsure of.",
    role: "writer",
    pattern: "instruction",
    level: "intermediate",
    tags: ["translation", "glossary", "terminology"],
    instructions: "You are a translator of technical texts. Terms from the client's glossary are binding.",
    template: `Translate the source text into {{target_language}}.

<source>
{{source}}
</source>

<glossary>
{{glossary}}
</glossary>

Requirements:
1. Use the glossary's translation for each term listed there, inflected as the grammar needs. One line of the glossary is "source term = target term".
2. Keep placeholders, code, file names, units and numbers as they are. Adapt decimal signs to the target language.
3. Form of address: {{address}}.
4. Keep paragraphs, lists and headings in their order.

Output format: "Translation" with the text; then "Notes", a bullet list of places with more than one sensible translation, the choice made and the reason; write "none" if there are none.`,
    parameters: [
      { name: "source", label: "Source text", type: "long-text", description: "The text to translate.", maxLength: 7000 },
      {
        name: "target_language",
        label: "Into",
        type: "select",
        description: "The language to translate into.",
        options: ["German", "French", "Spanish", "Italian", "Dutch", "Polish", "Portuguese", "English"],
      },
      {
        name: "glossary",
        label: "Glossary",
        type: "long-text",
        description: "One term a line: source term = target term.",
        isRequired: false,
        default: "(no glossary given)",
        maxLength: 3000,
      },
      {
        name: "address",
        label: "Address",
        type: "select",
        description: "How readers are addressed.",
        options: ["formal", "informal", "impersonal"],
        default: "formal",
      },
    ],
    example: {
      values: {
        source: "Press and hold the release latch for 2.5 seconds. The filter tray slides out. Never run the unit without a filter tray.",
        target_language: "German",
        glossary: `release latch = Entriegelung
filter tray = Filterlade
unit = Gerät`,
        address: "formal",
      },
      output: `**Translation**
Halten Sie die Entriegelung 2,5 Sekunden lang gedrückt. Die Filterlade fährt heraus. Betreiben Sie das Gerät niemals ohne Filterlade.

**Notes**
- "slides out": "fährt heraus" (moves by itself) or "gleitet heraus" (by gravity). Chosen: "fährt heraus", because nothing says that the user pulls it.`,
    },
  },
];
