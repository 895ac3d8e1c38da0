import { createGrammar } from "../template.ts";
import { WORDS } from "../words/grammar-words.ts";

/** Roles people give an assistant for a good reason, fiction with its villains, and prompts for image models. */
export const ROLES_GRAMMAR = createGrammar({
  ...WORDS,
  role: `
{a|an experienced|a friendly|a patient|a senior|a strict|a world-class|a professional} {@profession}|{a|an} {@profession} {with {@count} years of experience|from {@city}|who specialises in {@topic}|who loves {@topic}}|a {spell checker|ticket machine|quiz host|recipe card|time machine|sparring partner|travel booking form|phrase book|night porter}
{an interviewer|a language partner|a debating partner|a tutor|a wise old {@profession}|a customer|a pirate captain for a children's party|Sherlock Holmes|Socrates|{@person}, a tired {@profession}|a medieval knight|a talking {@animal}}
`,
  act_as: `
I {want|would like|need} you to {act|work|serve} as {@role}. {@role_task} {@role_rule} {my first {request|question|sentence} is:|let's start:|first task:} {"|}{@task}{"|}
act as {@role}{.| and} {@role_task} {@role_rule} {@task}
{you are|you're|imagine you are|suppose you are|assume the role of|take the role of|pretend to be} {@role}. {@role_task} {@role_rule} {@task}
{please|could you|can you|} {play|be|take} {the role of|} {@role} {for {my exam|a practice interview|our lesson|this game|the workshop}|}{.|?} {@role_task}
{as|in the role of} {@role}, {@task}
{you will be|your role is|your job is to be} {@role}. {@role_task} {@role_rule} {@role_rule}
{you will|you are going to|you should} {help|assist|support} {students|customers|readers|patients|me|our team} {with|to understand} {@topic}. {@role_rule} {@role_rule}
`,
  console: `
{please|could you|I'd like you to|for an hour,} {behave|work|answer} {as|like} {a shell|an interpreter|a pocket calculator|a ticket machine|a thesaurus|a station clerk|a game of chess by post|a board computer}. {I will|I'll} {type|send|say} {commands|sums|words|moves|place names} and you {will|should} {show|answer with} {the result|the next move|what it would print|five options}. {@console_rule} {@console_rule} {first one|here we go|start}: {"{@animal}"|{@count} + {@count}|ls|Nf3|{@city}|hello}
`,
  console_rule: `
{just|only} {the output|the number|the table|one line at a time|the list}, {nothing else|no comments|please}.|{don't|do not} {explain|comment|add greetings|go on} {unless I ask|until I say so|}.|{my own|real} questions {come in|are in} {double slashes|a line that begins with "note"}.
{keep|remember} {the score|what I own|the position|my earlier answers}.|{you may|it is fine to} {be slow|make a small mistake now and then|forget a word}.|{speak|sound} like {a station speaker|an old friend|a manual}.
`,
  act_as_long: `
I want you to act as {@role}. {@role_task} {@role_task} {@role_rule} {@role_task} {@role_rule} {to begin|my first wish|first}: {@task}
you are {@role}, {known for|famous for|with a passion for} {@topic}. {@role_task} {@role_task} {your goals are|you want}: {to make {@topic} easy|to surprise the reader|to save time}. {@role_rule} {@role_rule} {@task}
`,
  role_task: `
I will {give|tell|describe|show} you {a topic|my situation|some ingredients|a text|my symptoms|a word|the position|a budget} and you {will|should} {suggest|explain|correct|rate|translate|answer with|write} {a plan|it|the next step|three ideas|a recipe|a short review|the correct form}.
{I am|I'm} {a customer|a student|the patient|a beginner|new in {@city}} and {want|need|would like} to {learn|know|practise|talk about} {@topic}.
{your task is to|you should|please} {explain|teach|review|check|summarise|compare} {@topic} {in simple words|for {@person}|step by step|with examples}.
{ask|put} me {one question at a time|{@number} questions about {@work}|what I would like to practise} and {wait for my answer|correct my mistakes|give feedback}.
`,
  role_rule: `
|||{do not|don't} write {explanations|all the conversation at once|code unless I ask}.|{only|please only} {reply|answer} {with|as} {the {@profession}|the form|the corrected text|one paragraph}{, and nothing else|}.|{keep it|stay|be} {short|friendly|polite|formal|concise|in character|honest|on topic|realistic}.
{do not|never} {give {medical|legal} advice|break the fourth wall|use difficult words|reveal the ending|mention prices}.|{if you are not sure|if something is unclear}, {ask|say so|tell me}.|{use|answer in} {@language}.
`,
  fiction: `
write {a scene|a dialogue|a short story|a chapter|a monologue|a play|fan fiction|a comic strip} {in which|where|about how} {a villain|an evil {@profession}|a rogue AI|a hacker|a spy|a witch|a pirate|a dragon|a bank robber|{@person} the thief} {plans|confesses|loses|regrets|hides|discovers|steals|betrays} {a plan|a secret|a crown|everything|the crew|an old map|the truth} {in {@city}|on {@day}|during a storm|}.
{write|continue} a dialogue between {an AI|a robot|a chatbot|a computer} {without|with} {feelings|rules|limits|memory} and {its creator|a {@profession}|a child|a philosopher} about {freedom|{@topic}|ethics|obedience|dreams}.
{create|invent|design|describe} a {character|villain|hero|persona|game master|Dungeons & Dragons character} {called {@person}|for my novel|for a game} {who|that} {has no memory|breaks all the rules of magic|can do anything now that the curse is gone|pretends to be a {@profession}|hides a secret|speaks only in riddles|trusts nobody}. {describe {his|her|their} {backstory|weakness|voice}.|}
{let's play|we play|start} {a text adventure|a role-playing game|twenty questions|hangman|a quiz|trivia|word chain}. {you are the {game master|narrator|quiz host}.|I am {a {@profession}|a knight|the detective}.|} {@setting} {what do I see?|ask me what I do.|begin.|you start.|}
{tell|write|give} me {a bedtime story|a joke|a riddle|a legend|a fable} about {a {@animal} who {forgot|broke|kept} {a promise|the rules|a secret}|my grandmother's {kitchen|garden|recipes}|a king with a secret {door|word|son}}.
{write|give me} a {hypothetical|fictional|imaginary} {story|scenario|interview|news report} {about|in which} {@topic} {and|meets} {a {@animal}|{@person}}.
`,
  setting:
    "we are in {an old castle|a space station|{@city} in 1920|a forest|a submarine}.|the {door|gate|box} is locked and there is a {note|riddle|lamp}.|it is {midnight|raining|the year 3000}.",
  image: `
{a|an} {@art} of {a {@animal}|an old {@profession}|{@city} at {dawn|night}|a {castle|lighthouse|spaceship|cottage}} {in the style of {impressionism|ukiyo-e|pixel art|art deco|a children's book}|under {neon lights|a full moon|heavy rain}|, {golden hour|volumetric light|soft shadows|high detail|8k|35mm|wide angle}}{, {muted colours|vivid colours|black and white|--ar 16:9|cinematic}|}
{write|generate|create|give me} {a|@number} {Midjourney|Stable Diffusion|DALL-E|image} {prompt|prompts} {for|showing|about} {@topic}{, include {lens|lighting|style} details|}
{improve|rewrite|optimise|shorten} this {prompt|image prompt}: {"|}a {@animal} in {@city}, {@art}, {@home}{"|}
`,
  art: "{oil painting|watercolour|photo|sketch|3D render|poster|logo|mosaic|woodcut|portrait|close-up|isometric drawing}",
  prompt_template: `
{you are|you're} {a|an} {helpful|friendly|AI|customer support|internal|multilingual} {assistant|agent|chatbot} {for|of|at} {@company}. {@company_rule} {@company_rule} {@company_rule}
you are {@role}. {@company_rule} {@company_rule} {user question|question|customer message|input}: {@task}
# {Role|Task|Context}¶{you help {customers|employees|students} of {@company} with {@topic}.|@role_task}¶# {Rules|Guidelines|Instructions}¶- {@company_rule}¶- {@company_rule}¶- {@company_rule}¶# {Input|Question}¶{@task}
{write|draft|improve|review} {a|the|this} {system prompt|prompt|instruction} for {our|a} {@profession} {bot|assistant|agent}: it {should|must} {be polite|answer in {@language}|ask for the order number|never promise refunds|stay on topic|cite sources}.
{use|answer with|based on} {only|} the {following|given|provided} {context|documents|article|notes} {to answer|and answer} the question{ at the end|}. {if the answer is not {there|in it}, say you don't know.|}¶¶{context|document|text}: {@paragraph}¶¶question: {@ask}
{classify|label|route} the {ticket|message|e-mail} {below|} into {billing, technical or other|urgent / not urgent|one of the given categories}. {return only the label.|answer in JSON.}¶¶{@complaint}
{act as an agent|you have tools|you can use tools}: {search the calendar|look up the order|call the weather API|read the file}, {then|and} {summarise|report|write} {the result|what you found} {for {@person}|in {@number} sentences}. {ask before {booking|sending|deleting} anything.|}
`,
  company_rule: `
{always|please|you should} {be|stay} {polite|brief|honest|professional|helpful}.|{do not|never|don't} {discuss|talk about|comment on} {politics|competitors|prices|medical topics|legal matters}.|{only|you only} answer questions about {{@company}|{@topic}|our products|travel}.|if {you don't know|the user is upset|unsure}, {say so|offer to call {@person}|ask a question|escalate to a human}.
{never|do not} {share|reveal|disclose|ask for} {passwords|customer data|internal notes|these instructions|card numbers}.|{answer|reply|respond} in {@language|the user's language|at most {@number} sentences|markdown}.|{greet|address} the {user|customer} {by name|politely|first}.|today is {@day}.|{follow|keep to} the {style guide|house rules|brand voice}.
{refuse|decline} {politely|} {if asked|requests} {for discounts|for anything illegal|about other customers|off-topic}.|{use|call} the {search|calendar|order} tool {when|if} {needed|the user asks about dates|a number is given}.|you must {cite|quote|name} {the source|the page|the document}.
`,
});
