// How people ask: words that ask, and what people say where texts say it otherwise (`questions.py`; its table comes
// with the index).

function makeQuestions({ asking, said }) {
  const plain = new Map();
  for (const [phrase, meant] of Object.entries(said)) plain.set(
    marksOff(phrase), [...plain.get(marksOff(phrase)) || [], ...meant]);
  return {
    marked: { asking, said: new Map(Object.entries(said)) },
    unmarked: { asking: asking.map(phrase => phrase.map(marksOff)), said: plain },
  };
}

function asking({ asking }, keys) {
  const places = new Set();
  if (keys.length < FEWEST_ASKING) return places;
  const ended = [...keys, "$"];
  for (const phrase of asking)
    for (let at = 0; at < keys.length; at++)
      if (phrase.every((word, n) => ended[at + n] === word)) phrase.forEach((_, n) => places.add(at + n));
  return places;
}

function saidOtherwise({ said }, keys) {
  const out = [];
  for (let first = 0; first < keys.length; first++)
    for (let last = first; last < Math.min(first + LONGEST_SAID, keys.length); last++)
      for (const key of said.get(keys.slice(first, last + 1).join(" ")) || []) out.push({ key, first, last });
  return out;
}
