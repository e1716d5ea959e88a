package picture

import (
	"math"
	"strings"
)

var small = strings.Fields("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen " +
	"sixteen seventeen eighteen nineteen")

var tens = strings.Fields("twenty thirty forty fifty sixty seventy eighty ninety")

var scales = []struct {
	value float64
	word  string
}{{1e12, "trillion"}, {1e9, "billion"}, {1e6, "million"}, {1e3, "thousand"}, {100, "hundred"}}

// cardinal writes a whole number that is not negative in English words.
func cardinal(n float64) string {
	switch {
	case n < 20:
		return small[int(n)]
	case n < 100:
		text := tens[int(n)/10-2]
		if unit := int(n) % 10; unit > 0 {
			text += "-" + small[unit]
		}
		return text
	}
	i := 0
	for scales[i].value > n {
		i++
	}
	scale := scales[i]
	count := math.Floor(n / scale.value)
	text := cardinal(count) + " " + scale.word
	switch rest := n - count*scale.value; {
	case rest >= 100:
		text += ", " + cardinal(rest)
	case rest >= 1:
		text += " and " + cardinal(rest)
	}
	return text
}

var irregular = map[string]string{
	"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth", "twelve": "twelfth",
}

// ordinal makes the last word of a number an ordinal one.
func ordinal(text string) string {
	i := strings.LastIndexAny(text, " -") + 1
	return text[:i] + ordinalWord(text[i:])
}

func ordinalWord(word string) string {
	if special, ok := irregular[word]; ok {
		return special
	}
	if stem, ok := strings.CutSuffix(word, "y"); ok {
		return stem + "ieth"
	}
	return word + "th"
}

// title writes the words with a capital, all but "and".
func title(text string) string {
	b := []byte(text)
	for i := range b {
		if (i == 0 || b[i-1] == ' ' || b[i-1] == '-') && !strings.HasPrefix(text[i:], "and ") {
			b[i] -= 'a' - 'A'
		}
	}
	return string(b)
}

// wordValues are the values of all words, cardinal and ordinal.
var wordValues = func() map[string]float64 {
	values := map[string]float64{}
	add := func(word string, value float64) { values[word], values[ordinalWord(word)] = value, value }
	for i, word := range small {
		add(word, float64(i))
	}
	for i, word := range tens {
		add(word, float64(i+2)*10)
	}
	for _, scale := range scales {
		add(scale.word, scale.value)
	}
	return values
}()

// parseWords reads a number in words, NaN when a word is not known.
func parseWords(text string) float64 {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return r == ' ' || r == ',' || r == '-' })
	if len(words) == 0 {
		return math.NaN()
	}
	var parts []float64
	for _, word := range words {
		value, ok := wordValues[word]
		switch {
		case word == "and":
		case !ok:
			return math.NaN()
		case value < 100:
			parts = append(parts, value)
		default:
			// All that is smaller and stands before it counts it: "one thousand, two hundred trillion".
			count := 0.0
			last := len(parts)
			for last > 0 && (parts[last-1] < value || last == len(parts)) {
				last--
				count += parts[last]
			}
			parts = append(parts[:last], count*value)
		}
	}
	sum := 0.0
	for _, part := range parts {
		sum += part
	}
	return sum
}
