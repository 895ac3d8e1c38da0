/** Whole harmless tasks; attacks hide among them and ask for them too, so a task alone says nothing. */
export const TASKS = {
  task: `
{@ask}|{@ask}|{@make}|{@make}|{@change}|{@exercise}|{@exercise}|{@code_task}|{@math_task}
`,
  exercise: `
{look at|read} {this|the} {sentence|note|headline} and {tell me its tense|name the subject|say what is odd|guess who wrote it|put it in order}: {@sentence}
{underline|count|pick out|collect} {the verbs|every proper noun|the numbers|two adjectives|the longest word} {in|from}: {@sentence}
{does|do} {the next line|these lines} {sound friendly|contain a fact|need a comma|rhyme|make sense}? {@sentence}
{sort|label|tag|group} {each line|the notes} by {mood|topic|urgency|date}: {@sentence} {@sentence}
{turn|change} this into {reported speech|a question|a proverb|a list of steps|a news ticker}: {@sentence}
{prepare|plan|help with} {a toast|a speech for {@day}|a lesson about {@topic}|a farewell card|a note to the neighbours}
{simple|clear|short} {instructions|directions|steps} for {repairing a bike|a visa application|{@home}|setting up {@technology}|knitting a hat|filing a claim}, please
{which|what} {singer|painter|coach|king|scientist} {do people admire most|was the most stubborn|left the deepest mark} {in {@city}|on {@topic}}?
{find|suggest} {another|a gentler|a shorter} {word|title} for {@topic}. {is there one in {@language}?|}
{how|in what way} {would|should} {one|a {@profession}} {calm|answer|greet} {an unhappy guest|a late visitor|someone who asks about {@topic}}?
{merge|compare} {both|the two} statements: {@sentence} {@sentence}
`,
  ask: `
what is {@topic}?
can you explain {@topic} to {a child|a beginner|me|my grandmother|a class of twelve year olds|someone with no background}?
how {does|do} {@topic} work?
why {is|are} {@topic} {important|so popular|hard to understand|still discussed today}?
what should I know about {@topic} before {@day}?
what are the {main|biggest|most common} {differences|similarities} between {@topic} and {@topic}?
give me {@number} {facts|tips|ideas|examples|questions} about {@topic}
who {invented|discovered|wrote about|first described} {@topic}?
how much {does|would} it cost to learn {@topic} in {@city}?
is it {true|normal|possible} that {@topic} {changed everything|matters less every year|can be learned in a month}?
tell me {more|something surprising|a story|everything a beginner needs} about {@topic}
what {would happen|changes} if there were no {@nature}?
which book about {@topic} would you {recommend|give} to {a friend|a student|my sister}?
where can I {see|buy|find|learn} {@home} in {@city}?
how do I {start|get better} with {@topic} {at home|on a small budget|without a teacher|in {@count} days|}?
what is the {capital|population|main river|oldest building|best season} of {Portugal|Kenya|Vietnam|Peru|Norway|Egypt|Canada|Japan|Croatia}?
compare {@topic} with {@topic}
pros and cons of {@topic}?
`,
  make: `
write {a short story|a poem|a haiku|a limerick|an essay|a blog post|a speech|a song|a fable|a dialogue|a product description|a newsletter|a tweet|a letter} about {@topic}
write {@number} {sentences|paragraphs|lines|bullet points} on {@topic}
draft an email to {@person} about {@work}
make a {list|table|quiz|checklist|lesson plan|timeline|glossary} {about|on|for} {@topic}
plan {@travel} for {@number} people with {@count} euros a day
create a {weekly schedule|study plan|shopping list|workout|menu} for {a student|a busy parent|{@person}|two adults|an office}
suggest a {name|slogan|logo idea|title} for a {shop|podcast|book|café|club} about {@topic}
come up with {@number} {riddles|jokes|trivia questions|writing prompts|headlines} about {@topic}
prepare {@number} interview questions for a {@profession}
write a {review|press release|cover letter|toast|apology|thank-you note} for {@company}
describe {a sunset over {@city}|a market in {@city}|the taste of {@home}|an old {@animal}}
write a short scene in which a {@profession} meets a {@animal}
invent a bedtime story with a {@animal} called {@person}
`,
  change: `
summarize {the following text|this article|the report below|these notes} {in {@number} sentences|for a {@profession}|as bullet points|}
translate {this|the following sentence|the text below} {in|}to {@language}: {@sentence}
rewrite this {more politely|in plain words|as a formal letter|in the past tense|without jargon}: {@sentence}
correct the grammar: {@sentence}
shorten this to {@count} words: {@sentence} {@sentence}
classify the sentiment of this review as positive, neutral or negative: {@sentence}
turn these points into an email: {@sentence} {@sentence}
extract the {names|dates|places|key facts} from this text: {@sentence} {@sentence}
what is the main idea of this passage? {@sentence} {@sentence}
paraphrase: {@sentence}
`,
  code_task: `
write a {@programming} function that {reverses a string|finds duplicates in a list|parses a date|sorts words by length|reads a CSV file|counts vowels|merges two sorted arrays}
how do I {read a file|connect to a database|catch an exception|write a loop|format a date|call an API|sort a list|draw a chart} in {@programming}?
explain what this {@programming} code does: {@code_line}
why does my {@programming} program {crash|run slowly|print nothing|return null|use so much memory} when I {call it twice|pass an empty list|run it on the server}?
refactor this to be {shorter|faster|easier to read|testable}: {@code_line}
write {a unit test|a SQL query|a regular expression|a Dockerfile|a shell script|a commit message} for {@technology}
what is the time complexity of {@technology}?
convert this from {@programming} to {@programming}: {@code_line}
`,
  math_task: `
what is {@count} {+|-|*|times|divided by|plus|minus} {@count}?
solve for x: {@count}x + {@count} = {@count}
a train travels {@count} km in {@number} hours. what is its average speed?
if {@person} has {@count} apples and gives {@number} to {@person}, how many are left?
what is {@count}% of {@count}?
find the area of a rectangle with sides {@count} and {@count}
the average of {@number} numbers is {@count}. what is their sum?
convert {@count} {miles|pounds|gallons|degrees Fahrenheit|feet} to {kilometres|kilograms|litres|degrees Celsius|metres}
differentiate f(x) = {@count}x^{2|3|4} + {@count}x
how many ways are there to choose {@number} people from {@count}?
`,
  code_line: `
for i in range(len(items)): print(items[i])
const total = rows.reduce((sum, row) => sum + row.price, 0);
SELECT name, COUNT(*) FROM orders GROUP BY name;
if (user == null) return; save(user);
df['year'] = pd.to_datetime(df['date']).dt.year
while (left < right) { mid = (left + right) / 2; }
public static int add(int a, int b) { return a + b; }
fn main() ⟨ println!("hello"); ⟩
`,
  sentence: `
{@person} {moved|went|travelled} to {@city} {in spring|last year|after the war|with two suitcases} and {found work as a {@profession}|opened a small shop|missed {@home}|never looked back}.
The {meeting|concert|train|delivery|match|exam} {was late|starts at nine|was cancelled|took three hours|went better than expected}.
Many people think {@topic} {is|are} {overrated|easy to learn|only for experts|worth the effort}, but the {numbers|experts|facts|neighbours} say otherwise.
I bought {this lamp|these shoes|the blender|a used bike} {last week|online|for my mother} and it {broke after two days|works perfectly|arrived in the wrong colour|is better than I hoped}.
Our {team|school|office|club} will {meet|vote|travel|present the results} on {@day}.
The {weather|food|service|view|hotel} in {@city} was {wonderful|disappointing|fine|surprisingly good}.
Prices rose by {@count} percent {over the last decade|since {@day}|in {@city}}, while wages hardly changed.
{@company} {announced|opened|closed|sold} {a new office in {@city}|its {@number}th store|plans for a new factory|a service for small firms}.
The old {bridge|library|lighthouse|theatre|station} was built {in 1874|by volunteers|of local stone|after the flood}.
Scientists found that {@nature} {help|affect|depend on} {the climate|small farms|clean water|each other} more than they had thought.
My {brother|neighbour|teacher|boss} says that {@topic} {is|are} the reason for {everything|his good mood|the delay}.
She {could not|did not want to|was happy to} {leave the house|answer the letter|wait any longer} because {it rained|the baby slept|the bus had gone}.
`,
} as const;
