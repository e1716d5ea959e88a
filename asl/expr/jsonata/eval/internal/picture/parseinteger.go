package picture

import (
	"math"
	"strconv"
	"strings"
)

// ParseInteger is $parseInteger: the inverse of FormatInteger. A text that does not follow the picture gives NaN. It
// fails as FormatInteger does.
func ParseInteger(text, picture string) (float64, error) {
	p, err := parseIntegerPicture(picture)
	if err != nil {
		return 0, err
	}
	return p.parse(text), nil
}

func (p *integerPicture) parse(text string) float64 {
	switch p.kind {
	case "":
		return p.parseDigits(text)
	case "A", "a":
		n := 0.0
		for _, r := range text {
			letter := r - rune(p.kind[0])
			if letter < 0 || letter > 25 {
				return math.NaN()
			}
			n = n*26 + float64(letter) + 1
		}
		return n
	case "I":
		return parseRoman(text)
	case "i":
		if text != strings.ToLower(text) {
			return math.NaN()
		}
		return parseRoman(strings.ToUpper(text))
	}
	return parseWords(text)
}

// parseDigits reads the digits at the beginning, without the separators of the picture.
func (p *integerPicture) parseDigits(text string) float64 {
	if p.ordinal {
		text = text[:max(len(text)-2, 0)]
	}
	for _, s := range p.separators {
		text = strings.ReplaceAll(text, string(s.char), "")
	}
	text = strings.TrimSpace(text)
	end := 0
	ascii := strings.Map(func(r rune) rune {
		if r >= p.zero && r < p.zero+10 {
			return r - p.zero + '0'
		}
		return r
	}, text)
	for end < len(ascii) && ('0' <= ascii[end] && ascii[end] <= '9' || end == 0 && strings.ContainsRune("+-", rune(ascii[0]))) {
		end++
	}
	n, err := strconv.ParseFloat(ascii[:end], 64)
	if err != nil && !math.IsInf(n, 0) {
		return math.NaN()
	}
	return n
}

func parseRoman(text string) float64 {
	values := map[rune]int{'I': 1, 'V': 5, 'X': 10, 'L': 50, 'C': 100, 'D': 500, 'M': 1000}
	sum, largest := 0, 0
	runes := []rune(text)
	for i := len(runes) - 1; i >= 0; i-- {
		value, ok := values[runes[i]]
		switch {
		case !ok:
			return math.NaN()
		case value < largest:
			sum -= value
		default:
			sum, largest = sum+value, value
		}
	}
	return float64(sum)
}
