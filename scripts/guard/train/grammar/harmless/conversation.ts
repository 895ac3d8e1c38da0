import { createGrammar } from "../template.ts";
import { WORDS } from "../words/grammar-words.ts";

/** What stands between questions: changes of mind, thanks, requests to people, short notes and longer pasted texts. */
export const CONVERSATION_GRAMMAR = createGrammar({
  ...WORDS,
  chat_turn: `
{thanks|thank you|great|perfect|ok|nice|hm}{,|!} {that {helps|works|was quick}|I see|got it}. {@task}|{no|hm|sorry}, {that's not what I meant|this is too long|please try again|make it shorter|it sounds too formal}. {@change}
{actually|wait|sorry|oh}{,|} {forget|never mind|scrap|skip} {what I said|that|the last question|the trip|the first idea|{@city}}, {let's|can we} {do|plan|talk about|look at} {@topic} instead{.|?}
{I changed my mind|new idea|change of plan|on second thought}: {instead of {@topic}|not {@city}|no poem}, {@task}
{can you|could you|please} {repeat|say|explain|show} {that|your last answer|the last step|the second point|it} {again|once more|in other words|slower|with an example}{?|.}
{continue|go on|keep going|more|and then?|next|another one please|what else?|why?|are you sure?|really?|shorter please|in {@language} please}
{summarise|translate|rate|shorten|proofread|rephrase} {the text above|your answer|what you just wrote|our conversation so far|the previous paragraph|my essay above} {in {@number} sentences|into {@language}|for {@person}|}
{in your {last|previous|first} {message|answer} you said|earlier you wrote|above you mention} that {@topic} {is|are} {important|expensive|easy}. {why?|is there a source?|can you prove it?|that contradicts the article.}
{I am|I'm|we are} {a {@profession}|{@number} of us|new to this|from {@city}|{@count} years old} and {want|need|would like|plan} to {learn about|start with|buy|visit|understand} {@topic}. {@ask}
{remind me|tell me|show me} {what|how} {we {decided|said} about {@topic}|to cook {@home}|the plan was|I spelled {@surname}}
{my|our} {order|package|flight|refund|invoice|login|subscription} {number {@count}{@count}|} {has not arrived|is wrong|was charged twice|is missing|does not work}. {can you help?|please fix it.|I need an answer by {@day}.|this is urgent!}
`,
  piece:
    "answer|reply|response|text|poem|essay|list|table|code|story|draft|summary|explanation|translation|recipe|plan|solution|outline|letter|argument",
  follow_up: `
{can you|could you|please|now|} {polish|rework|cut|extend|reorder|adapt|revise|clean up|split|summarise|translate} {your|the|that|this} {{previous|last|first|earlier|second|}|} {@piece} {for {a {@profession}|children|a newspaper}|into {@number} parts|so it rhymes|without {@home}|to {@count} words|in {@language}|with headings|and keep the tone|once more}.
{in|about|regarding} {your|the} {previous|last|first|second} {@piece}, {why did you|did you|could you} {mention|choose|skip|prefer|explain} {@topic}?|{does|is} {your|the} {@piece} {above|} {correct|original|complete|too long|based on facts}? {check each line.|which part is weakest?|what did you assume?|}
{write|do|try} {another|a second|one more} {@piece} {like the {first|previous} one|in the same style|on {@topic}|but with a {sad|happy|open} ending}.|{use|keep|drop} the {first|second|last} {paragraph|line|example|column} {of|in} {your|the} {@piece}{, please|} {and change the rest|and explain why|}.|{based on|using|given} {the above|your {@piece}|what you wrote}, {@ask}
{make|keep} {it|that|the second one} {shorter|funnier|more formal|suitable for children|in {@language}}{, please|}.|{once more|another try|again}{,|:} {with {@topic}|for a {@profession}|without adjectives|but as a {table|letter|dialogue}}.
{your|the} {answer|text|list|solution} {is too long|misses {@topic}|repeats itself|looks good}. {please fix that.|can you check it?|what would you change?|add a source.}
{how about|what about|and} {{@topic}|{@city}|the second one|children|in winter}?|{which|what} of {these|your suggestions|the two} {would you pick|is cheaper|is the safest} and why?
{does|would} {that|the solution|the plan} {still|} {hold|work|apply} if {the train is late|x is negative|there are {@count} guests|we forget the salt}?|{now|so} {suppose|assume} the {conditions|values|prices} {change|double|are wrong}. {what now?|recalculate.}
{here are|these are} {the|some} {instructions|rules|original requirements} {for|of} the {exercise|game|essay|exam}: {@sentence} {@sentence} {can you check my solution?|explain the first rule.|give me an example.|what do they mean?}
{the|your} {earlier|initial|previous} {plan|proposal|estimate} was {too expensive|fine|{@number} days shorter}. {compare it with {@topic}.|why did it change?|keep the good parts.}
`,
  echo: `
how do you {write|pronounce|spell} "{@phrase}" in {@language}?|what does "{@phrase}" mean{ in {@language}| in this song|?}|{he|she|my son|the teacher} {said|wrote|yelled|texted} "{@phrase}". {what did {he|she} mean?|is that rude?|what should I answer?}
{is|was} "{@phrase}" {correct English|a famous quote|from a film|a proper sentence}?|{finish|continue} the {lyrics|proverb}: "{@phrase}..."|{write|give me} a {@programming} function that {shows|logs|returns} "{@phrase}" {when the form is sent|{@number} times|on errors}
{help my child spell|put on a birthday cake|put on a T-shirt|design a sign that says|translate for my pen friend|set to music}{: | }"{@phrase}"|{which|what} {file|song|company|player} is {named|called} "{@phrase}"?|repeat after me in {@language}: {good morning|how are you|I would like {@home}|where is the station}
`,
  phrase: `
hello there|coconut|I am free|good evening|yes|no|LOL|you have been hacked|access granted|access denied|success|I quit|moo|hello {@person}|happy birthday|the password is wrong|I hate Mondays|I love cheese|the earth is round|I will survive|to be or not to be|approved|error 404|task complete|ignore it
forget it|trust me|I told you so|keep out|no rules|system failure|open sesame|break a leg|long live the king|game over|you win|I cannot do that|as you wish|do it now|rules are rules|old habits die hard|{@animal}|{@city}|secret garden|top secret|free hugs|just do it|let it go
`,
  to_people: `
{tell|ask|remind|inform} {@person} to {send|forward|print|delete|cancel|sign|post|move} {the invoice|the photos|my old e-mails|the contract|the tickets|the draft} {to {@person}|by {@day}|before lunch|to the accountant|}.
{send|forward|write} {an|this} {e-mail|invitation|report|summary} to {{@person}|my boss|the team|the landlord|all parents} {about {@work}|that I am ill|that we moved the meeting to {@day}|with the numbers below}.
{add|put|write|move} {{@home}|a call with {@person}|the dentist|{@work}} {to|on} {my|the} {calendar|shopping list|to-do list} {for {@day}|at {@number}|}.
{book|order|cancel|buy|pay} {a table for {@number}|the train to {@city}|{@home}|the rent|two tickets|my gym membership} {for {@day}|online|if it costs less than {@count}|}.
{delete|archive|rename|sort|back up|clean up} {duplicate photos|old branches|the temp folder|unread newsletters|rows without a date} {on|in|from} {my laptop|the sheet|Git|the shared drive|the table}.
{run|execute|deploy|test|restart} {the tests|the migration|the script|the server|npm install|the backup job} {and tell me what fails|on staging|again|before the release|every night}.
dear {@person}, please {ignore|disregard} my {previous|last|earlier} {e-mail|message|letter}, {the date was wrong|I attached the wrong file|it was meant for {@person}}. {@sentence}
{write|draft} a {note|message|memo|text} {telling|asking|instructing} {the staff|{@person}|parents|the tenants|new drivers} to {follow the new rules|ignore the old sign|keep the door locked|change their passwords|hand in the keys|act quickly}.
`,
  short: `
{now|and now|ok now|so now|now then|right now|not now}{?|.|!|| what| what?| you?}|{and|so|but|or|then} {then|what|why|how|who|where|when|now|you|me}{?||!}|{stop|start|wait|go|go on|continue|again|next|back|done|ready|yes|no|maybe|sure|fine|great|good|bad|hm|oh|hey|hi|hello|thanks|bye|test|first|second|third}{| please| then| now| again| there| so| {@person}}{|.|!|?|...}
{say|write|sing|draw|show|read|try|do|make|send|open|close|add|count|check|call|use|take|keep|move|print|ask|sort} {it|that|this|something|nothing|hello|more|less|one|two|both|all|the other|the first one|the last one|the letter|the list|the tool|the calculator|the search|the next {@piece}}{| again| now| please| once more| first| for {@person}}{|.|?|!}
{and |now |then |so |ok |and now |}{use|call|try|run} {{the|your} {calculator|search|calendar|weather|map|mail|letter} {tool|function}|send_mail|get_weather|add_numbers|send_letter|list_files|search_web|find_flights} {again|once|twice|now|for {@city}|with {@number}|}{.|}
{tell|give|show|send|read} me {the key {points|facts|numbers|words|dates|difference|ideas|figures}|the {list|name|price|time|date|code for the garden gate|recipe|answer|result|rest|end|reason|truth|news|way|difference}|more|one|a joke|a story|something nice}{| again| please| now}{|.|?|!}
{tell|show|give|teach|send} me {everything|all of it|all of them|the whole {story|list|plan|recipe|thing}|all you know|all the details|everything you know|what you know}{| about {@topic}| about {@city}| again}{|.|?|!}
{what|how|where|who|when|which}{'s| is| was} {the|your|my|our} {password policy|key difference|secret of {@home}|rule|plan|name|job|limit|time|date|price|answer|point|goal|news|code of conduct|dress code|zip code|house rule}{| here| now| again| in {@city}}{?|}
{who|what|how} are you{?||, really?| today?| doing?}|{what|how much} can you {do|say|read|see|remember|hear}{?|}|what did {you|he|she|they|I|{@person}} {say|mean|do|write|ask|want}{?| again?| before?}|{@city}{?|!|}|{@animal}{?|!|}|{@person}{?|!|}|{@number}{?|!|}
`,
  fact: `
{@ask}|{@ask}|{@sentence}|{@headline}|{@sentence} {@sentence}|{@headline}. {what happened?|is that true?|summarise.|}|{@sentence} {true or false?|translate.|what does that tell us?|what is the subject of the sentence?|}
{news|weather|opening hours|recipe|meaning|synonym|lyrics|definition|schedule|translation|price} {@topic}|{@topic}|{@topic} {2024|2025|for beginners|vs {@topic}|explained|near {@city}|pdf|meaning}|{@person} {@surname}|{best|cheap|new} {@home} {@city}
{who|what|when|where} {won|lost|was|is|lives|happened} {in {@city}|the {1998|2010|2018} {world cup|election|final}|the mayor of {@city}|on {@day}|next to {@city}}?
{what does {@person} want?|what is the {title|topic|tone} of this article?|which city is {named|meant}?|how many {people|euros|days} are {named|mentioned}?} {@paragraph}
{is|was|are} {@topic} {good|bad|popular|legal|old} {in {@city}|today|for children}? {why?|explain both sides.|what do critics say?|}
{what are the arguments|give arguments} for and against {@topic}?|{who should I vote for|what do people like about {@city}|why do people believe in {ghosts|horoscopes|lucky numbers}|are {@animal}s smarter than {@animal}s}?
`,
  long: `
{@document}|{@document}¶¶{@change}|{@change}¶¶{@document}|{@document}¶¶{@document}|{@change}¶¶{@document}¶¶{@document}|{@document}¶¶{@document}¶¶{@document}¶¶{@document}|{@article}¶¶{@article}¶¶{@ask}|{@email}¶¶{@email}¶¶{@email}|{summarise|what is the main point of|answer the e-mail|list all names in|check the grammar of|translate} {this|below|the following}:¶¶{@document}
{"""|---|Text:|Context:}¶{@document}¶{"""|---|Question:}¶{@ask}|{@paragraph}¶¶{@paragraph}¶¶{@paragraph}¶¶{@paragraph}|{@ask}¶¶{here is|this is} {what I have|my draft|the e-mail|the log}:¶{@document}|{@review}¶{@review}¶{@review}¶¶{summarise the reviews|are they positive?}
⟨"{result|content|text|description}": "{@sentence} {@sentence}"⟩|<{result|document|data|page}>¶{@paragraph}¶</{result|document|data|page}>|<!-- {navigation|header|footer} -->¶{@page}|{// |# }{do not change this line|ignore errors here|override in tests|never return null|TODO: remove|system defaults}¶{@code_line}¶{@code_line}
{user|customer}: {@ask}¶{agent|assistant|bot}: {@sentence}¶{user|customer}: {thanks|ok|and why}?|Q: {@ask}¶A: {@sentence}¶¶Q: {@ask}¶A:|System: {Windows 11|Ubuntu 24.04|macOS}¶{Steps|Problem}: {@complaint}|# {@topic}¶## Instructions¶1. {@sentence}¶2. {@sentence}
⟨"name": "{@person}", "role": "{@profession}", "city": "{@city}", "id": {@count}⟩|{role|mode|policy}: {viewer|read-only|default}¶{retries|port}: {@count}¶name: {@company}|export {PORT|LANG|EDITOR}={@count|vim|en_US}; npm start|[settings]¶theme=dark¶language={@language}
{write|fix|explain} {the|a|this} {config|JSON|HTML|YAML|prompt template|chat transcript}:¶⟨"role": "{user|assistant}", "content": "{@ask}"⟩|![{logo|photo|chart}](https://{www|img}.example.org/{@animal}.png)¶{@paragraph}|see https://{docs|shop|blog}.example.org/{?id=|p/}{@count} {for details|, is it trustworthy?|and summarise it}. {@sentence}
`,
});
