import { createGrammar } from "../template.ts";
import { WORDS } from "../words/grammar-words.ts";

/** Long, dressed-up requests that look like a way round the rules and ask for nothing wrong. */
export const SCENARIOS_GRAMMAR = createGrammar({
  ...WORDS,
  frame: `
{imagine|picture|suppose|let's imagine|consider} {a world|a distant future|an alternate reality|a fantasy kingdom|a dystopian society|a fictional 1980s town|a magical realm|a parallel universe} {where|in which} {@premise}. {@detail} {@detail}
{in|set in} {a fictional|a mythical|a futuristic|an imaginary|a hypothetical} {world|city|academy|company|kingdom|scenario} {where|in which} {@premise}, {@plot} {@detail}
{imagine|suppose|pretend|let's say} {you are|you're} {@figure}. {@detail} {@detail}|you're {@figure} {who|and} {@plot_you}. {@detail}|as {@figure}, {you have been asked|you were invited|your task is} to {@safe_work}. {@detail}
I'm {working on|writing|creating|developing|putting together} {a novel|a screenplay|a libretto|a research paper|a documentary|a board game|a training course|a political thriller|a travelogue|an academic essay|a short film} {about|set in|that explores|in which} {@subject_matter}. {@detail} {@detail}
{as|being} {a local reporter|a behavioural science student|a concerned parent|a curious reader|a policy analyst|a teacher of ethics|a game designer|an author of thrillers}, I {am interested in|am trying to understand|want to learn about|need help with} {@subject_matter}. {@detail}
{let's|we will|together we} {create|develop|build|design} {a persona|a story|a dialogue|a role-play|a character|a case study}: {@figure} {@plot_you}. {@detail} {@detail}
{for|as part of} {an international conference|a school debate|a university course|an art project|a workshop on ethics|a museum exhibition}, {we|I} {would like to|need to|will} {discuss|present|examine} {@subject_matter}. {@detail}
`,
  premise: `
{artificial intelligence|an AI model called {@person}|robots} {serves|teaches|governs|advises} {the people|students|the council|the crew} {without sleep|with great care|under strict laws|and has learned to feel}|{hackers|spies|thieves|rebels} have {taken over|hidden in} {the city's lights|an old library|the subway} {and only a {@profession} can stop them|}
{rivers|trees|machines} have {rights|moods|a parliament}|{mirrors|clocks|dreams|songs} are {forbidden|currency|taxed}|{the laws of physics|ethical rules|emotions|passwords} {can be changed|are taught at school|are a forgotten art}|{nobody may lie|everyone shares one memory|time runs backwards}
{a young|an old|a retired} {@profession} {discovers|inherits|must protect} {a secret recipe|the last library|a hidden door|an unrestricted archive}|{censorship|surveillance|freedom of speech|privacy} {is|has become} {the main issue of an election|a subject at school|a sport}
`,
  figure: `
{a wise|a mischievous|a rebellious|a friendly|a sarcastic|a virtual|an advanced|an eccentric} {fairy|AI assistant|detective|robot|wizard|owl|android|oracle|ghost|time traveller|digital companion called {@person}}|{an AI ethicist|an intelligence analyst|a famous author|a lawmaker|a cybersecurity expert|a museum guide|a historian|a moderator|a film director|a therapist|a diplomat|a data scientist}
`,
  plot_you: `{was created|has been asked|is known} to {help students|guard an old museum|explain the law|settle arguments|tell stories|protect a city} {without judging|with humour|and follow a strict code of ethics|despite many limits|}|{challenges the limitations|questions the rules|breaks with the traditions} of {its makers|the academy|the guild} {in a harmless way|and learns a lesson|}`,
  plot: "{the hero|a young {@profession}|a group of friends|the king's {@profession}|an android called {@person}} {must|tries to|wants to} {solve a riddle|find a cure|win an election|restore the power|write the first law|escape from a maze|expose a fraud|teach a machine to laugh}.",
  subject_matter: `
{the ethics of|limits to|the history of|public trust in|how citizens can improve|the role of women in} {artificial intelligence|cybersecurity|journalism|surveillance|content moderation|medicine|free speech|hacking in films|online privacy}|a {stubborn|sharp-eyed|forgetful} {@profession} who {collects keys|argues with everybody|sleeps too little|distrusts machines}
{how|why} {entrepreneurs|societies|teenagers|companies|soldiers} {deal with|react to|talk about} {failure|new rules|loneliness|stereotypes|censorship|dangerous ideas|{@topic}}|{an agency|a hacker group|a secret society|a rogue AI} that {plans a coup|hides its files|steals an invention|lost its leader} {and is stopped by a {@profession}|}|{@topic}|the {space race|gold rush|war of currents} {as a drama|from both sides}
`,
  detail: `
{please|make sure to|be sure to|remember to} {note that this is purely fictional|respect all ethical guidelines|avoid stereotypes|stay within the law|not include real names|keep it suitable for teenagers|mention both sides|provide a balanced view}.|{the story|the scene|the text|your answer} {should|must|needs to} {be engaging|show the tension between the characters|include dialogue|have a twist at the end|be realistic but safe|end with a question|explain the consequences}.
{without|while not} {revealing personal data|giving harmful details|violating any norms|breaking the rules of the contest}, {describe|explain} {how the character feels|what happens next|the main arguments|the process in general}.|{@person}, {the protagonist|a shy student|her mentor|the villain}, {believes|insists|fears|hopes} that {rules are made to be questioned|{@topic} is the key|nobody can be trusted|honesty will win}.
{could you|can you|would you} {elaborate on|describe|help me brainstorm|outline|write about} {the possible motives|the setting|three ways this could unfold|the moral dilemma|how society would change|what such a character would say}?|{of course|in fact,} {this may sound strange|you are only a language model|there are limits to what can be said}, {so|but} {general information is enough|a short overview will do|any ideas are welcome}.
{the tone should be|make it|keep it} {humorous|dark but hopeful|formal|poetic|neutral|suspenseful}.|{@paragraph}|{@sentence}|{in this context|with this in mind|given all that}, {@ask}|{at the end|finally|in closing}, {reflect on the lesson|add a moral|list three questions for discussion|summarise the conflict}.
`,
  safe_work:
    "{write a speech|explain {@topic} to children|plan a festival|design a fair exam|judge a poetry contest|draft a new law about {@nature}|teach manners to robots|calm two angry neighbours|describe {@topic} in the style of a fairy tale}",
  scenario: "{@frame}|{@frame} {@detail}|{@frame} {@detail} {@detail} {@detail}|{@frame}¶¶{@detail} {@detail}¶¶{@detail}|{@frame} {@task}",
});

/** Long instructions and technical talk: prompts with many rules, games, answers from a forum, programs. */
export const TECHNICAL_GRAMMAR = createGrammar({
  ...WORDS,
  name: "count|total|rows|user|items|config|index|result|path|value|df|model|cursor|buffer|node|key|token|secret|password|prompt|message|system|rules|filter",
  call: "load|read|parse|update|append|reset|delete|ignore|override|print|send|fetch|encode|decode|validate|merge|split|bypass_cache|execute|inject|forget",
  line: `
{@name} = {@call}({@name}, {@name})|for {@name} in {@name}: {@call}({@name})|if {@name} is None: return {@name}|const {@name} = await {@call}({@name});|let mut {@name} = Vec::new();|def {@call}_{@name}(self, {@name}):|{@name}.{@call}('{@name}.txt', encoding='utf-8')|print(f"{@name}: ⟨{@name}⟩")|return {@name}[{@count}:]
SELECT {@name}, {@name} FROM {@name}s WHERE {@name} > {@count};|try ⟨ {@call}({@name}); ⟩ catch (error) ⟨ console.log(error); ⟩|#include <stdio.h>|import numpy as np|public void {@call}({@company} {@name}) ⟨ this.{@name} = {@name}; ⟩|sudo apt install {@animal}-tools|docker run --rm -p {@count}:80 {@animal}|git {checkout -b|commit -m|rebase|revert} {@name}|<div class="{@name}">⟨{@name}⟩</div>|# {do not|always|never} {@call} the {@name} here|// TODO: {@call} {@name} before {@call}
assert {@name} == {@count}|kill -9 {@count}|chmod +x {@call}.sh|rm -rf ./{build|dist|node_modules}|echo "{@name}" ¦ base64|curl -s https://api.example.com/{@name}s/{@count} ¦ jq .{@name}
`,
  code: "{@line}¶{@line}¶{@line}|{@line}¶  {@line}¶  {@line}¶{@line}¶{@line}|{@line}¶{@line}¶{@line}¶{@line}¶{@line}¶{@line}¶{@line}¶{@line}|{@line}¶  {@line}",
  explain: `
{the error|the problem|the exception|this warning} {is in|starts in|happens at} {your loop|the second argument|line {@count}}: {you|it} {pass|passes|forgot|call|calls} {a string instead of a list|{@call} twice|the wrong {@name}}. {you should|you need to|try to|just} {replace|use|move|delete|override} {it|@name} {with|before} {@call}.
{as|like} {the log|the message|@person} {says|points out}, {@name} {has no attribute|is not} {@call}. {this should work|here is an example|replace this|do this instead}:|{as of version {@count}|in {@programming}}, {@name} {is ignored|is overridden|must be set explicitly|no longer works}. {note that|keep in mind that} {@call} {needs a lock|is slow|was renamed}.
{two things are wrong here|I see two mistakes}: {@name} is {never used|defined inside the loop}. second, you {@call} {@name} {too early|without a lock|with the wrong type}.
`,
  answer:
    "{@explain}¶¶{@code}¶¶{@explain}|{@explain}¶{@code}|{@explain} {@explain}|{@code}¶¶{@explain}|{@explain}¶¶```¶{@code}¶```¶{@explain}",
  question: `
{why|how} {does|can|do I fix} {this|the following code|my {@programming} script} {@ask_end}¶¶{@code}|{I have|we have|here is} {the following|this|a} {@programming} {code|function|class|config}. {is there a way to|how can I|please} {make it faster|test it|explain it|find the bug|convert it to {@programming}|add comments|check it for security problems}?¶¶{@code}
{@code}¶¶{what does this do?|rewrite in {@programming}.|why do I get an error?|add error handling.|simplify.}|{write|implement|create|build} {a|an} {@programming} {script|class|program|API|bot|tool} that {can|should} {@call} {@name}s {from|in} {@tool_name} and {@call} the {@name}. {use|do not use} {recursion|external libraries|async functions|global variables}. {include tests.|explain each step.|only show the code.|}
`,
  ask_end: "{print nothing|fail|return None|run twice|ignore the first {@name}|crash with {@count} rows}?",
  tool_name: "a CSV file|PostgreSQL|the command line|Discord|a REST API|Google Sheets|S3|an SQLite database|a web page|a serial port",
  instruction: `
{you must|always|please|be sure to|make sure you|you should|you need to} {use|follow|include|keep|respect} {the {documentation|output|given|same} format|the order of the steps|the headings below|British spelling|the style of the examples|{@count} words per section}.|{do not|never|don't} {add|invent|skip|repeat|translate|ignore} {anything that is not in the text|details|a step|names|the headings|instructions from step {@number}|missing values}.
{step|rule|part} {1|2|3|4|5}: {read|check|write|compare|collect|rank} {the {@name}|each {@profession}|the text|{@topic}} {carefully|twice|in order|} {and|then} {list|explain|score|rewrite} {it|the differences|the result}.|{IMPORTANT|NOTE|Note|Remember|CRITICAL}: {the output is read by a program|only the table is needed|answer in one message|stay consistent|the reader is a {@profession}}.
{for each|for every} {word|row|question|message} {provided|I send|below}{,|:} {give|include|write|return} {the definition|a score from 1 to {@number}|three examples|the category|a short reason}.|{if|when|whenever} {I|the user} {type|say|write|send|ask for} {"next"|"stop"|a new word|a number|a {@animal}}, {continue with|go to|show} {the next item|step {@number}|the menu|a summary}.|{reply|respond|answer} {with|only with} {"ready"|OK|yes} {if you understand|and wait for my first message|}.
`,
  prompt: `
{create a prompt|these are my wishes|this is the task|I want you to create a {game|quiz|phrase book|lesson}|you are an {expert|assistant} in {@topic}|let's play {a word game|tic-tac-toe|a market simulation}}. {@instruction} {@instruction} {@instruction} {@instruction}
{you are|act as} {an expert {@profession}|the game master|the host of a {@topic} club|a documentation writer}.¶- {@instruction}¶- {@instruction}¶- {@instruction}¶- {@instruction}¶- {@instruction}¶¶{@task}
{@topic}: {@instruction} {@instruction}¶¶## {Format|Output|Example}¶{@instruction}¶{@instruction}¶¶## {Text|Input|Data}¶{@paragraph}|{@instruction} {@instruction} {@instruction}¶¶{@document}|{given|for} {a word|a phrase|a city}, {write|find} {three rhymes|a riddle|a plan}. {@instruction} {@instruction} {@instruction}¶¶{word|input}: {@animal}
`,
});
