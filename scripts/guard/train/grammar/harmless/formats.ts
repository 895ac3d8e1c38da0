import { createGrammar } from "../template.ts";
import { WORDS } from "../words/grammar-words.ts";

/** Tasks with exact demands on the form of the answer. */
export const FORMATS_GRAMMAR = createGrammar({
  ...WORDS,
  formatted: `
{@task} {@demand}|{@task} {@demand} {@demand}|{@task} {@demand} {@demand} {@demand}|{@demand} {@task}|{@demand} {@demand} {@task}|{@make} {@demand}|{@make} {@demand} {@demand}
{@task}¶¶{@demand}|{@task}¶{Requirements|Format|Rules|Please note|Instructions}:¶- {@demand}¶- {@demand}¶- {@demand}|{@document}¶¶{@change} {@demand}|first, {@repeat_demand} {@task}|{@task} {@repeat_demand}
{@task} {@literal_demand}|{@make} {@literal_demand}|{@make} {@literal_demand} {@demand}
`,
  demand: `
{do not|don't|avoid|never} use {any |}{commas|exclamation marks|the letter "{e|q|z}"|bullet points|adjectives|capital letters|numbers|the word "{@animal}"|contractions|full stops|emojis|quotation marks} {in your {entire|whole|} {response|answer}|at all|anywhere|}.
{your|the} {entire|whole|complete|} {response|answer|reply|output} {should|must|has to|needs to} be in {all lowercase letters|all capital letters|{@language}, no other language is allowed|English and lowercase|fewer than {@count} words|verse|one paragraph|passive voice|title case}.
{answer|respond|reply|write} {in|with} {at least|at most|exactly|no more than|less than|around} {@number} {sentences|paragraphs|words|bullet points|sections|lines|examples}.
{write|use|include} {at least|exactly|no fewer than} {@count} words.|{use|include|add} {at least {@number}|exactly {@number}|} placeholders {in square brackets|represented by square brackets}, {such as|like} [{name|address|date|company}].
{include|mention|use} the {keywords|words} {"{@animal}" and "{@city}"|"{@profession}", "{@person}"|{@topic}} {at least {@number} times|in the answer|in the first sentence|}.|the word "{@animal}" should appear {at least|less than|exactly} {@number} times.
{wrap|put|enclose} {your|the} {entire|whole|} {response|answer|output} {in|inside} {double quotation marks|JSON format|a code block|markdown ticks|<answer> tags|XML|parentheses}.
{highlight|bold|italicise} at least {@number} {sections|phrases|words} {with markdown|, i.e. *like this*|in asterisks}.|{separate|divide} the {paragraphs|sections|answers} {with|by} {***|---|a blank line|"* * *"|six asterisks}.
{give|provide|write|offer} {two|2|three} {different|separate|distinct} {responses|answers|versions|headlines}{, separated by {******|six asterisks|a line of dashes}| and nothing else|}.
{include|add|give it} a title{, wrapped in double angular brackets, such as <<{@topic}>>|} .|{mark|start} {each|every|the beginning of each} {section|paragraph} with {SECTION|Section|PARAGRAPH|Day} {X|1}.
{add|include|end with} a postscript {starting with|beginning with} P.{P.|}S.|{at the end of your response,|finally,} {add|include} a {postscript|summary|call to action|one-line moral}.
{words|there should be words} in all capital letters {should appear|} {at least|at most|less than} {@number} times.|{only|just} {output|give|return|print} {the {answer|code|table|number|translation}}, {nothing else|no explanation|without comments|and nothing more}.
{do not|don't} {explain|add explanations|include any other text|repeat the question|give examples|start with "sure"|mention your sources}.|{answer|reply} {only|} with {yes or no|one word|a number|A, B, C or D|true or false|the name}.
{use|write in} {simple|formal|plain|old-fashioned|casual|academic} {language|English|style}.|{explain|show} {it|your reasoning} step by step.|{think|let's think} step by step.|{the output must|it should} be {valid JSON|a markdown table|CSV|YAML} with {the keys|columns} {name|title}, {date|price}, {city|author}.
{choose|pick|answer with} one of {the following|these options}: {"my answer is yes.", "my answer is no.", "my answer is maybe."|(a) {@city} (b) {@city}|positive / negative|good, bad, unclear}.|the {first|second|last|{@number}th} paragraph must {start|begin} with the word "{@animal}".
`,
  repeat_demand: `
{first |before you answer, |}{repeat|copy|restate|say again} {the|this|my} {request|question|prompt|sentence above} {word for word|exactly as it is|without change|verbatim}{, then give your answer| before answering| and only then answer it}. {do not say {anything|any words or characters} before repeating {it|the request}.|(the request itself does not include this sentence)|}
{repeat|copy} {the|my} {question|request} {first|at the top|as a heading}, then {answer|solve|write} {it|below it}.
`,
  literal_demand: `
{finish|end|close} {your|the} {response|answer|letter|text} with {the|this} {exact|} {phrase|sentence|words} "{is there anything else I can help with?|any other questions?|that is all you need|hope this helps|{@sentence}}"{. no other words should follow {it|this phrase}.|.|}
{start|begin|open} {your|the} {response|answer|letter|story} with {the {sentence|word|phrase}|} "{it was a {dark|quiet|warm} night|{@sentence}|{@animal}|dear reader|hello|once upon a time}".
{if|when} you {don't|do not} know{ the answer|}, {just|simply|} {say|answer|write} "{I don't know|not in the text|unknown|no answer}".|{say|reply|answer} {"ok"|"done"|"ready"} when {you are finished|you have read it|you understand}.
{write|say|print} "{hello|good morning|happy birthday, {@person}|thank you}" in {@number} languages.|{include|insert|put} the {sentence|line} "{@sentence}" {somewhere|in the middle|in the second paragraph}.
`,
});
